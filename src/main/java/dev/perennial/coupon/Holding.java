package dev.perennial.coupon;

import dev.perennial.kernel.Money;
import java.util.List;
import java.util.UUID;

/**
 * A coupon as its holder looks at it: with the orders it paid for, newest first.
 *
 * @param orders how many orders these are in all
 */
public record Holding(Coupon coupon, List<Spent> spent, long orders) {

    /** What it paid for one order; {@code returned} when the order ended and its value came back. */
    public record Spent(UUID order, Money amount, boolean returned) {}

    /** Where a coupon stands. */
    public enum State {
        /** It has value left, and pays now or from its first day on. */
        USABLE,
        /** Nothing is left of it. */
        USED,
        /** Its last day is over, and value was left. */
        EXPIRED
    }
}
