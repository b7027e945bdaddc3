package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.coupon.Coupons;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Front door to one order and all that belongs to it, for whoever may see it. */
@Component
public class OrderFiles {
    private final Orders orders;
    private final OrderStore store;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Coupons coupons;
    private final Journal journal;

    OrderFiles(
            Orders orders,
            OrderStore store,
            Accounts accounts,
            Subscriptions subscriptions,
            Coupons coupons,
            Journal journal) {
        this.orders = orders;
        this.store = store;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.coupons = coupons;
        this.journal = journal;
    }

    public Outcome<OrderFile> of(UUID id, Actor actor) {
        var found =
                orders.find(id).filter(order -> actor.reaches(order.account().value()));
        if (found.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        var order = found.get();
        int bucket = accounts.bucketOf(order.account());
        var items = order.lines().stream()
                .map(line -> line.subscription().value())
                .distinct()
                .toList();
        return Outcome.done(new OrderFile(
                order,
                subscriptions.get(bucket, items),
                steps(bucket, order),
                coupons.spentOn(bucket, List.of(id)),
                order.undoneAt() == null ? Optional.empty() : store.refundOf(bucket, id)));
    }

    /** What is done to an order is done to all its items, so the story of the first one tells it. */
    private List<JournalEntry> steps(int bucket, Order order) {
        boolean refund = order.givesBack() != null;
        var about = String.valueOf(refund ? order.givesBack() : order.id());
        return journal.of(bucket, order.lines().getFirst().subscription().value()).stream()
                .filter(entry -> about.equals(entry.facts().get("order")))
                .filter(entry -> !refund || tellsOf(order, entry))
                .toList();
    }

    private static boolean tellsOf(Order refund, JournalEntry entry) {
        return refund.refunds() == null
                ? entry.kind() == JournalEntry.Kind.ORDER_UNDONE
                : refund.id().toString().equals(entry.facts().get("refund"));
    }
}
