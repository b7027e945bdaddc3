package dev.perennial.console.orders;

import dev.perennial.order.Order;
import java.util.Locale;

/** Where an order stands, as its reader takes it: the word, the colour and the shape of its badge. */
public enum Standing {
    /** Can be paid. */
    UNPAID,
    /** Its money is held until the product's own system says yes. */
    HELD,
    PAID,
    /** Paid, and taken back since. */
    UNDONE,
    CANCELLED,
    /** Gives back what an order took. */
    REFUNDED;

    public static Standing of(Order order) {
        return switch (order.state()) {
            case UNPAID -> order.awaitsProvider() ? HELD : UNPAID;
            case CANCELLED -> CANCELLED;
            case PAID -> order.type() == Order.Type.REFUND ? REFUNDED : order.undoneAt() != null ? UNDONE : PAID;
        };
    }

    /** The class of its badge. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
