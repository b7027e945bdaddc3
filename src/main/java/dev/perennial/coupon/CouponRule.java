package dev.perennial.coupon;

import dev.perennial.kernel.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rule 26: which coupons pay for what. */
public final class CouponRule {
    /** Soonest to expire, then narrowest scope, then smallest. */
    private static final Comparator<Coupon> ORDER_OF_USE = Comparator.comparing(Coupon::validUntil)
            .thenComparing(coupon -> coupon.products().isEmpty()
                    ? Integer.MAX_VALUE
                    : coupon.products().size())
            .thenComparing(Coupon::remaining)
            .thenComparing(Coupon::id);

    private CouponRule() {}

    /** Part of a price paid by one coupon. */
    public record Share(Coupon coupon, long taken, Money amount) {}

    /**
     * Pays as much of {@code price} from {@code coupons} as they may pay at {@code now}, in the default order of use.
     */
    public static List<Share> allocate(
            Money price, String product, Coupon.OrderType type, Instant now, List<Coupon> coupons) {
        var shares = new ArrayList<Share>();
        var open = price;
        var usable = coupons.stream()
                .filter(coupon -> mayPay(coupon, price, product, type, now))
                .sorted(ORDER_OF_USE)
                .toList();
        for (var coupon : usable) {
            var amount = worth(coupon, price).min(open);
            if (amount.isPositive()) {
                long taken = coupon.kind() == Coupon.Kind.CASH ? amount.minor() : coupon.remaining();
                shares.add(new Share(coupon, taken, amount));
                open = open.minus(amount);
            }
        }
        return shares;
    }

    /** Those to be used first, first. */
    public static List<Coupon> inOrderOfUse(List<Coupon> coupons) {
        return coupons.stream().sorted(ORDER_OF_USE).toList();
    }

    /** Whether this coupon may pay for something at this price at all. */
    public static boolean mayPay(Coupon coupon, Money price, String product, Coupon.OrderType type, Instant now) {
        return coupon.remaining() > 0
                && coupon.isValidAt(now)
                && coupon.currency().equals(price.currency())
                && (coupon.products().isEmpty() || coupon.products().contains(product))
                && coupon.orderTypes().contains(type)
                && (coupon.threshold() == null || !price.isLessThan(coupon.threshold()));
    }

    /** The most this coupon pays for this price; a share is rounded down to the minor unit. */
    private static Money worth(Coupon coupon, Money price) {
        return switch (coupon.kind()) {
            case CASH, THRESHOLD -> Money.ofMinor(coupon.remaining(), coupon.currency());
            case PERCENT -> {
                var share = price.percent(Math.toIntExact(coupon.value()), RoundingMode.DOWN);
                yield coupon.cap() == null ? share : share.min(coupon.cap());
            }
        };
    }
}
