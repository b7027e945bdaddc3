package dev.perennial.console.orders;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.Order;
import dev.perennial.order.OrderFile;
import dev.perennial.order.OrderRefusal;
import dev.perennial.web.Told;
import java.util.Map;
import java.util.Optional;

/** What is said of an act on an order: that it was done, or what had become of the order before. */
final class Answers {
    private Answers() {}

    static <T> Optional<T> result(Outcome<T> outcome) {
        return outcome instanceof Outcome.Done<T>(var done) ? Optional.of(done) : Optional.empty();
    }

    static Optional<Said> refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var why, var facts)
                ? Optional.of(Said.refusal(why, facts))
                : Optional.empty();
    }

    /** @param after the order as it is now */
    static Told paid(Outcome<Order> outcome, Outcome<OrderFile> after) {
        return switch (outcome) {
            case Outcome.Done<Order>(var order)
            when order.awaitsProvider() && order.state() == Order.State.UNPAID ->
                Told.good(new Said("orders.told.held", amount(order.price())));
            case Outcome.Done<Order>(var order) -> Told.good(new Said("orders.told.paid", amount(order.price())));
            case Outcome.Refused<Order> refused -> no(refused, after);
        };
    }

    static Told cancelled(Outcome<Order> outcome, Outcome<OrderFile> after) {
        return switch (outcome) {
            case Outcome.Done<Order> done -> Told.good(Said.of("orders.told.cancelled"));
            case Outcome.Refused<Order> refused -> no(refused, after);
        };
    }

    static Told undone(Outcome<Order> outcome, Outcome<OrderFile> after) {
        return switch (outcome) {
            case Outcome.Done<Order>(var refund) ->
                Told.good(new Said("orders.told.undone", amount(refund.paidFromWallet())));
            case Outcome.Refused<Order> refused -> no(refused, after);
        };
    }

    /** Who presses twice, or in two tabs, hears what the first press came to. */
    private static Told no(Outcome.Refused<Order> refused, Outcome<OrderFile> after) {
        if (refused.why().isNotFound()) throw new RefusedException(refused.why(), refused.facts());
        boolean ended = refused.why() == OrderRefusal.ORDER_NOT_UNPAID || refused.why() == OrderRefusal.NOT_UNDOABLE;
        if (ended && after instanceof Outcome.Done<OrderFile>(var file)) {
            return Told.care(Said.of("orders.told.already." + Standing.of(file.order())));
        }
        return Told.bad(Said.refusal(refused.why(), refused.facts()));
    }

    private static Map<String, String> amount(Money amount) {
        return Map.of("amount", amount.decimal(), "currency", amount.currency().getCurrencyCode());
    }
}
