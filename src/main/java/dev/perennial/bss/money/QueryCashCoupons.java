package dev.perennial.bss.money;

import dev.perennial.account.Accounts;
import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Wire;
import dev.perennial.bss.WireIds;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Money;
import dev.perennial.key.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** An account's cash coupons, soonest to end first. */
@Component
class QueryCashCoupons implements Action {
    private final Coupons coupons;
    private final Accounts accounts;
    private final WireIds wireIds;

    QueryCashCoupons(Coupons coupons, Accounts accounts, WireIds wireIds) {
        this.coupons = coupons;
        this.accounts = accounts;
        this.wireIds = wireIds;
    }

    record CashCoupon(
            long cashCouponId,
            String cashCouponNo,
            String status,
            String nominalValue,
            String balance,
            String applicableProducts,
            String applicableScenarios,
            String grantedTime,
            String effectiveTime,
            String expiryTime) {}

    record Data(List<CashCoupon> cashCoupon) {}

    @Override
    public String name() {
        return "QueryCashCoupons";
    }

    @Override
    public Scope scope() {
        return Scope.WALLET_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var parameters = ask.parameters();
        var from = parameters.time("ExpiryTimeStart").orElse(Instant.MIN);
        var to = parameters.time("ExpiryTimeEnd").orElse(Instant.MAX);
        var effective = parameters.yes("EffectiveOrNot");
        var id = ask.account().id();
        var found = coupons.of(accounts.bucketOf(id), id).stream()
                .filter(coupon -> coupon.kind() == Coupon.Kind.CASH)
                .filter(coupon -> !coupon.validUntil().isBefore(from)
                        && !coupon.validUntil().isAfter(to))
                .filter(coupon -> effective.isEmpty()
                        || effective.get() == (isLeft(coupon, ask.now()) && coupon.isValidAt(ask.now())))
                .sorted(Comparator.comparing(Coupon::validUntil).thenComparing(Coupon::id))
                .toList();
        var numbers = wireIds.of(
                id,
                WireIds.Kind.COUPON,
                found.stream().map(coupon -> coupon.id().value()).toList());
        return new Data(found.stream()
                .map(coupon -> view(coupon, numbers.get(coupon.id().value()), ask.now()))
                .toList());
    }

    private static CashCoupon view(Coupon coupon, long number, Instant now) {
        return new CashCoupon(
                number,
                coupon.id().value(),
                isLeft(coupon, now) ? "Available" : "Expired",
                Money.ofMinor(coupon.value(), coupon.currency()).decimal(),
                Money.ofMinor(coupon.remaining(), coupon.currency()).decimal(),
                coupon.products().stream().sorted().collect(Collectors.joining(",")),
                coupon.orderTypes().stream()
                        .sorted()
                        .map(type -> type == Coupon.OrderType.NEW ? "New" : "Renew")
                        .collect(Collectors.joining(",")),
                time(coupon.validFrom()),
                time(coupon.validFrom()),
                time(coupon.validUntil()));
    }

    private static String time(Instant at) {
        return Objects.requireNonNull(Wire.time(at));
    }

    /** Something is left of it, and its end has not come. */
    private static boolean isLeft(Coupon coupon, Instant now) {
        return coupon.remaining() > 0 && coupon.validUntil().isAfter(now);
    }
}
