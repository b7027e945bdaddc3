package dev.perennial.grant;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.ledger.Wallet;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be given. */
final class GrantRule {
    private static final String NAME = "[^\\s|,\"]{1,128}";
    private static final int WHOLE = 100;

    private GrantRule() {}

    /** What was typed as an amount, above zero; beyond {@code limit} only where it was typed twice alike. */
    static Outcome<Money> amount(String typed, String again, Currency currency, Money limit) {
        var read = Money.read(typed, currency).filter(Money::isPositive);
        if (read.isEmpty()) return Outcome.refused(GrantRefusal.GRANT_AMOUNT_INVALID, Map.of("amount", typed));
        boolean confirmed =
                !limit.isLessThan(read.get()) || Money.read(again, currency).equals(read);
        return confirmed
                ? Outcome.done(read.get())
                : Outcome.refused(GrantRefusal.GRANT_TO_BE_TYPED_AGAIN, Map.of("limit", limit.toString()));
    }

    /** A credit line is zero or more, and never less than what of it is used and held. */
    static Outcome<Money> creditLine(String typed, String again, Wallet wallet, Money limit) {
        var currency = wallet.balance().currency();
        var read = Money.read(typed, currency).filter(money -> !money.isNegative());
        if (read.isEmpty()) return Outcome.refused(GrantRefusal.GRANT_AMOUNT_INVALID, Map.of("amount", typed));
        var line = read.get();
        if (line.equals(wallet.creditLimit())) return Outcome.refused(GrantRefusal.CREDIT_LINE_UNCHANGED);
        if (limit.isLessThan(line.minus(wallet.creditLimit()))
                && !Money.read(again, currency).equals(read)) {
            return Outcome.refused(GrantRefusal.GRANT_TO_BE_TYPED_AGAIN, Map.of("limit", limit.toString()));
        }
        var used = wallet.held().minus(wallet.balance()).max(Money.zero(currency));
        return line.isLessThan(used)
                ? Outcome.refused(GrantRefusal.CREDIT_LINE_IN_USE, Map.of("least", used.toString()))
                : Outcome.done(line);
    }

    /**
     * The coupon that was asked for.
     *
     * @param name what it is called where nobody named it
     */
    static Outcome<Coupon> coupon(
            CouponWish wish,
            String again,
            Account account,
            List<Coupon> held,
            Catalog catalog,
            String name,
            Money limit,
            Instant now) {
        var id = wish.name().isEmpty() ? name : wish.name();
        if (!id.matches(NAME)) return Outcome.refused(GrantRefusal.COUPON_NAME_INVALID);
        if (held.stream().anyMatch(coupon -> coupon.id().value().equals(id))) {
            return Outcome.refused(GrantRefusal.COUPON_NAME_TAKEN, Map.of("coupon", id));
        }
        var today = now.atZone(account.zone()).toLocalDate();
        if (wish.lastDay().isBefore(today)) return Outcome.refused(GrantRefusal.COUPON_DAY_INVALID);
        if (wish.products().stream().anyMatch(code -> catalog.find(code).isEmpty())) {
            return Outcome.refused(GrantRefusal.COUPON_PRODUCT_UNKNOWN);
        }
        var value = value(wish, again, account.currency(), limit);
        if (value instanceof Outcome.Refused<Long>(var why, var facts)) return Outcome.refused(why, facts);
        return limits(wish, account.currency())
                .map(limits -> new Coupon(
                        new Coupon.Id(id),
                        account.id(),
                        wish.kind(),
                        account.currency(),
                        value.orThrow(),
                        value.orThrow(),
                        limits.threshold(),
                        limits.cap(),
                        wish.products(),
                        Set.of(Coupon.OrderType.NEW, Coupon.OrderType.RENEWAL),
                        now,
                        wish.lastDay().plusDays(1).atStartOfDay(account.zone()).toInstant()));
    }

    private record Limits(
            @Nullable Money threshold, @Nullable Money cap) {}

    private static Outcome<Limits> limits(CouponWish wish, Currency currency) {
        var threshold = read(wish.threshold(), currency);
        var cap = read(wish.cap(), currency);
        boolean unclear = wish.kind() == Coupon.Kind.THRESHOLD && threshold.isEmpty()
                || wish.kind() == Coupon.Kind.PERCENT && !wish.cap().isEmpty() && cap.isEmpty();
        if (unclear) {
            var typed = wish.kind() == Coupon.Kind.THRESHOLD ? wish.threshold() : wish.cap();
            return Outcome.refused(GrantRefusal.GRANT_AMOUNT_INVALID, Map.of("amount", typed));
        }
        return Outcome.done(new Limits(
                wish.kind() == Coupon.Kind.THRESHOLD ? threshold.orElseThrow() : null,
                wish.kind() == Coupon.Kind.PERCENT ? cap.orElse(null) : null));
    }

    private static Outcome<Long> value(CouponWish wish, String again, Currency currency, Money limit) {
        if (wish.kind() != Coupon.Kind.PERCENT) {
            return amount(wish.value(), again, currency, limit).map(Money::minor);
        }
        var percent = wish.value().matches("[0-9]{1,3}") ? Long.parseLong(wish.value()) : 0;
        return percent >= 1 && percent <= WHOLE
                ? Outcome.done(percent)
                : Outcome.refused(GrantRefusal.COUPON_PERCENT_INVALID);
    }

    private static Optional<Money> read(String typed, Currency currency) {
        return Money.read(typed, currency).filter(Money::isPositive);
    }
}
