package dev.perennial.order;

import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Rule 18: a paid renewal is undone once, while no term of it has begun and nothing follows it. */
final class RefundRule {
    private RefundRule() {}

    /** Why this order cannot be undone at {@code now}; empty when it can. */
    static Optional<OrderRefusal> refusal(Order order, Map<String, Subscription> items, Instant now) {
        boolean paid = order.type() == Order.Type.RENEWAL && order.state() == Order.State.PAID;
        if (!paid || order.undoneAt() != null) return Optional.of(OrderRefusal.NOT_UNDOABLE);
        if (order.lines().stream().anyMatch(line -> !line.term().start().isAfter(now))) {
            return Optional.of(OrderRefusal.TERM_HAS_BEGUN);
        }
        return order.lines().stream().anyMatch(line -> isRenewedSince(line, items))
                ? Optional.of(OrderRefusal.LATER_TERM_EXISTS)
                : Optional.empty();
    }

    private static boolean isRenewedSince(Line line, Map<String, Subscription> items) {
        var end = items.get(line.subscription().value()).life().expiresAt();
        return !line.term().end().equals(end);
    }
}
