package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Undoes what an item was renewed by last, for whoever names the item and no order: an order for nothing else. */
@Component
public class LastRenewals {
    private final Refunds refunds;
    private final OrderStore store;
    private final Accounts accounts;
    private final Subscriptions subscriptions;

    LastRenewals(Refunds refunds, OrderStore store, Accounts accounts, Subscriptions subscriptions) {
        this.refunds = refunds;
        this.store = store;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
    }

    /** What undoing it now would give back; changes nothing. */
    public Outcome<Refunds.Undoing> mayUndo(Subscription.Id id, Actor actor, Instant now) {
        var item = theirs(id, actor);
        if (item.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        var last = last(item.get());
        return last.isEmpty() ? refused(OrderRefusal.NOT_UNDOABLE) : refunds.mayUndo(last.get(), actor, now);
    }

    /**
     * @param key of the request: the same again answers the same refund, and does not undo the renewal before; null for
     *     none
     */
    @Transactional
    public Outcome<Order> undo(Subscription.Id id, @Nullable String key, Actor actor, Instant now) {
        var owner = theirs(id, actor).flatMap(item -> accounts.lock(item.account(), actor));
        if (owner.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        var account = owner.get().id();
        var sentBefore =
                key == null ? Optional.<Order>empty() : store.sentWith(accounts.bucketOf(account), account, key);
        if (sentBefore.isPresent()) return again(id, sentBefore.get());
        var last = theirs(id, actor).flatMap(this::last);
        return last.isEmpty() ? refused(OrderRefusal.NOT_UNDOABLE) : refunds.undo(last.get(), key, actor, now);
    }

    private static Outcome<Order> again(Subscription.Id id, Order before) {
        boolean same = before.type() == Order.Type.REFUND
                && before.lines().getFirst().subscription().equals(id);
        return same
                ? Outcome.done(before)
                : refused(OrderRefusal.KEY_REUSED, Map.of("order", before.id().toString()));
    }

    private Optional<Subscription> theirs(Subscription.Id id, Actor actor) {
        return subscriptions
                .find(id)
                .filter(item -> actor.reaches(item.account().value()));
    }

    private Optional<UUID> last(Subscription item) {
        return subscriptions.terms(item).stream()
                .max(Comparator.comparing(PaidTerm::number))
                .map(PaidTerm::order)
                .filter(Objects::nonNull)
                .flatMap(order -> store.find(accounts.bucketOf(item.account()), order))
                .filter(order -> order.lines().size() == 1)
                .map(Order::id);
    }
}
