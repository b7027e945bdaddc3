package dev.perennial.order;

import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Giving back money of a paid order, while the order stays paid: what there is to give, what is asked, what came of it. */
public final class Repayment {
    private Repayment() {}

    /**
     * What one line can give back.
     *
     * @param refunded the cash it gave back before
     * @param cutTo to when its term was cut with an earlier refund; null while it runs as bought
     * @param unusedDays of {@code days}, counted from the day after today
     * @param suggested the unused days' share of its cash, as far as that is left
     * @param mayEnd whether its term can be ended with the refund: at the end of today
     */
    public record Refundable(
            Line line,
            Money refunded,
            @Nullable Instant cutTo,
            long unusedDays,
            long days,
            Money suggested,
            boolean mayEnd) {
        /** The cash that is still to be given back at the most. */
        public Money left() {
            return line.paidFromWallet().minus(refunded);
        }
    }

    /** So much of the line of this number. */
    public record Part(int line, Money amount) {}

    /**
     * What is asked.
     *
     * @param ends the numbers of the lines whose terms end with it
     */
    public record Asked(List<Part> parts, List<Integer> ends) {
        public Asked {
            parts = List.copyOf(parts);
            ends = List.copyOf(ends);
        }
    }

    /**
     * An order before its refund.
     *
     * @param coupons return with the refund that gives back the last of its cash
     * @param lost coupons that are over and do not return, nor as cash
     */
    public record Open(Order order, List<Refundable> lines, List<Coupon.Spent> coupons, List<Coupon.Spent> lost) {
        public Money left() {
            return lines.stream()
                    .map(Refundable::left)
                    .reduce(Money.zero(order.price().currency()), Money::plus);
        }
    }

    /** What was given back of one line, at once: the facts from which a paper is corrected. */
    public record Given(
            UUID refund,
            UUID order,
            int line,
            Money amount,
            Money coupons,
            Instant at,
            @Nullable String because) {}
}
