package dev.perennial.portfolio;

import static java.util.Objects.requireNonNullElse;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupon.Kind;
import dev.perennial.coupon.Coupon.OrderType;
import dev.perennial.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code coupons.csv}, right in itself. Its amounts get their currency from the account, which may stand in a
 * later line or in the database.
 */
record CouponRow(
        Place place,
        Coupon.Id id,
        Account.Id account,
        Kind kind,
        BigDecimal value,
        BigDecimal remaining,
        @Nullable BigDecimal threshold,
        @Nullable BigDecimal cap,
        Set<String> products,
        Set<OrderType> orderTypes,
        Instant validFrom,
        Instant validUntil) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Optional<CouponRow> read(Fields fields, Catalog catalog) {
        fields.need("coupon", "account", "kind", "value", "valid_from", "valid_until");
        var id = fields.id("coupon");
        var account = fields.id("account");
        var kind = fields.choice("kind", Kind.class);
        var value = value(fields, kind);
        var remaining = remaining(fields, kind, value);
        var threshold = threshold(fields, kind);
        var cap = cap(fields, kind);
        var products = products(fields, catalog);
        var orderTypes = orderTypes(fields);
        var validFrom = fields.instant("valid_from");
        var validUntil = fields.instant("valid_until");
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            fields.wrong("valid_until", "is not later than valid_from; write when the coupon ends");
        }
        return fields.isRight()
                ? Optional.of(new CouponRow(
                        fields.place(),
                        new Coupon.Id(id),
                        new Account.Id(account),
                        kind,
                        value,
                        remaining,
                        threshold,
                        cap,
                        products,
                        orderTypes,
                        validFrom,
                        validUntil))
                : Optional.empty();
    }

    /** The coupon in the currency of its account; empty when an amount is none in that currency. */
    Optional<Coupon> in(Currency currency, Problems problems) {
        var fields = new Fields(place, column -> shown(column), problems);
        var money = kind != Kind.PERCENT;
        var valueMoney =
                money ? fields.money("value", value, currency) : Money.ofMinor(value.longValueExact(), currency);
        var remainingMoney = money
                ? fields.money("remaining", remaining, currency)
                : Money.ofMinor(remaining.longValueExact(), currency);
        var thresholdMoney = fields.money("threshold", threshold, currency);
        var capMoney = fields.money("cap", cap, currency);
        return fields.isRight()
                ? Optional.of(new Coupon(
                        id,
                        account,
                        kind,
                        currency,
                        valueMoney.minor(),
                        remainingMoney.minor(),
                        thresholdMoney,
                        capMoney,
                        products,
                        orderTypes,
                        validFrom,
                        validUntil))
                : Optional.empty();
    }

    private @Nullable String shown(String column) {
        var amount = switch (column) {
            case "value" -> value;
            case "remaining" -> remaining;
            case "threshold" -> threshold;
            default -> cap;
        };
        return amount == null ? null : amount.toPlainString();
    }

    private static @Nullable BigDecimal value(Fields fields, @Nullable Kind kind) {
        var value = fields.decimal("value");
        if (value == null || kind == null) {
            return value;
        }
        if (value.signum() <= 0) {
            fields.wrong("value", "is " + value.toPlainString() + "; write more than zero");
        } else if (kind == Kind.PERCENT && (!isWhole(value) || value.compareTo(HUNDRED) > 0)) {
            fields.wrong("value", "is " + value.toPlainString() + "; write whole percent from 1 to 100 for PERCENT");
        }
        return value;
    }

    private static @Nullable BigDecimal remaining(Fields fields, @Nullable Kind kind, @Nullable BigDecimal value) {
        if (value == null || kind == null) {
            return null;
        }
        var remaining = requireNonNullElse(fields.decimal("remaining"), value);
        if (remaining.signum() < 0 || remaining.compareTo(value) > 0) {
            fields.wrong("remaining", "is " + remaining.toPlainString() + "; write zero up to the value");
        } else if (kind != Kind.CASH && remaining.signum() != 0 && remaining.compareTo(value) != 0) {
            fields.wrong(
                    "remaining",
                    "is " + remaining.toPlainString() + "; a " + kind + " coupon is used whole: write its value or 0");
        }
        return remaining;
    }

    private static @Nullable BigDecimal threshold(Fields fields, @Nullable Kind kind) {
        if (kind == Kind.THRESHOLD) {
            fields.need("threshold");
        } else if (kind != null) {
            fields.forbid("threshold", "for a " + kind + " coupon");
        }
        var threshold = fields.decimal("threshold");
        if (threshold != null && threshold.signum() < 0) {
            fields.wrong("threshold", "is " + threshold.toPlainString() + "; write zero or more");
        }
        return threshold;
    }

    private static @Nullable BigDecimal cap(Fields fields, @Nullable Kind kind) {
        if (kind != null && kind != Kind.PERCENT) {
            fields.forbid("cap", "for a " + kind + " coupon");
        }
        var cap = fields.decimal("cap");
        if (cap != null && cap.signum() <= 0) {
            fields.wrong("cap", "is " + cap.toPlainString() + "; write more than zero, or leave it empty");
        }
        return cap;
    }

    private static Set<String> products(Fields fields, Catalog catalog) {
        var products = new TreeSet<String>();
        for (var code : fields.list("products")) {
            var product = catalog.find(code);
            if (product.isEmpty()) {
                var known = String.join(", ", catalog.products().keySet());
                fields.wrong("products", "there is no product " + Fields.shown(code) + "; the catalog has " + known);
            }
            product.ifPresent(found -> products.add(found.code()));
        }
        return products;
    }

    private static Set<OrderType> orderTypes(Fields fields) {
        if (!fields.has("order_types")) {
            return EnumSet.allOf(OrderType.class);
        }
        var types = EnumSet.noneOf(OrderType.class);
        for (var name : fields.list("order_types")) {
            var type = fields.constant(OrderType.class, name, "order_types");
            if (type != null) {
                types.add(type);
            }
        }
        return types;
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
