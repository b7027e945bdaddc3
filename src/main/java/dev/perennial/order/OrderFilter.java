package dev.perennial.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of an account are asked for; null asks for all.
 *
 * @param product the code of a product that one of the order's items is of
 * @param text part of an item's id or name, or an order's number
 * @param from placed at this instant or later
 * @param before placed before this instant
 */
public record OrderFilter(
        Order.@Nullable State state,
        @Nullable Kind kind,
        @Nullable String product,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant before) {
    /** No order is left out. */
    public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null, null);

    /** What an order is to its reader. */
    public enum Kind {
        /** A renewal that was made by itself. */
        AUTO,
        /** A renewal by hand. */
        MANUAL,
        /** A renewal taken back. */
        REFUND;

        public static Kind of(Order order) {
            return order.type() == Order.Type.REFUND
                    ? REFUND
                    : valueOf(order.origin().name());
        }
    }

    boolean isOfSomeItems() {
        return product != null || text != null;
    }
}
