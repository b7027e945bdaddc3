package dev.perennial.console.orders;

import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** A coupon and what it paid: for a line, or for a whole order. */
public record OrderCoupon(String id, Money amount, Instant validUntil, boolean returned) {
    static OrderCoupon of(Coupon.Spent spent) {
        return new OrderCoupon(
                spent.use().coupon().value(), spent.use().amount(), spent.validUntil(), spent.returnedAt() != null);
    }

    /** Each coupon once, with all it paid, soonest to end first. */
    public static List<OrderCoupon> sums(List<Coupon.Spent> spent) {
        var sums = new LinkedHashMap<String, OrderCoupon>();
        for (var one : spent) {
            sums.merge(one.use().coupon().value(), of(one), OrderCoupon::plus);
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(OrderCoupon::validUntil).thenComparing(OrderCoupon::id))
                .toList();
    }

    private OrderCoupon plus(OrderCoupon other) {
        return new OrderCoupon(id, amount.plus(other.amount), validUntil, returned);
    }
}
