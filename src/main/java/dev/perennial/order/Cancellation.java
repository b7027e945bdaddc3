package dev.perennial.order;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.ledger.Ledger;
import dev.perennial.payment.Payments;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends unpaid orders: what they held is free again, and they can never be paid. */
@Component
public class Cancellation {
    private static final int LAPSES_MAX = 500;

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Coupons coupons;
    private final Ledger ledger;
    private final ProviderTasks tasks;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final OrderStore store;
    private final Payments payments;

    Cancellation(
            Accounts accounts,
            Subscriptions subscriptions,
            Coupons coupons,
            Ledger ledger,
            ProviderTasks tasks,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            OrderStore store,
            Payments payments) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.coupons = coupons;
        this.ledger = ledger;
        this.tasks = tasks;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.store = store;
        this.payments = payments;
    }

    /** The unpaid orders of a bucket whose time is over. */
    public List<UUID> lapsed(int bucket, Instant now) {
        return store.lapsed(bucket, now, LAPSES_MAX);
    }

    /** Lets one order lapse, if it still is unpaid. */
    @Transactional
    public void lapse(int bucket, UUID id, Instant now) {
        var order = store.find(bucket, id).orElseThrow();
        accounts.lock(order.account()).orElseThrow();
        var locked = store.find(bucket, id).orElseThrow();
        if (locked.state() == Order.State.UNPAID && !locked.awaitsProvider()) {
            cancel(bucket, locked, Order.Because.LAPSED, Actor.SYSTEM, now);
        }
    }

    /** Rule 7: turning automatic renewal off voids the unpaid orders it made; answers the items whose order stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Subscription.Id> voidAutomatic(int bucket, Collection<Subscription.Id> items, Actor actor, Instant now) {
        var open = openAutomatic(bucket, items);
        return open.isEmpty() ? Set.of() : items(cancel(bucket, open, Order.Because.AUTO_OFF, actor, now));
    }

    /** The items whose unpaid order {@link #voidAutomatic} could not end now: the provider is at work on it. */
    public Set<Subscription.Id> notVoidable(int bucket, Collection<Subscription.Id> items) {
        var open = openAutomatic(bucket, items);
        var voidable = tasks.notYetCarried(bucket, open.stream().map(Order::id).toList());
        return items(open.stream()
                .filter(order -> order.awaitsProvider() && !voidable.contains(order.id()))
                .toList());
    }

    private List<Order> openAutomatic(int bucket, Collection<Subscription.Id> items) {
        if (items.isEmpty()) return List.of();
        return store.openFor(bucket, items.stream().map(Subscription.Id::value).toList()).stream()
                .filter(order -> order.origin() == Order.Origin.AUTO)
                .toList();
    }

    private static Set<Subscription.Id> items(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(Line::subscription)
                .collect(Collectors.toSet());
    }

    /** Cancels an unpaid order of a locked account; refused while the provider is already at work on it. */
    Outcome<Order> cancel(int bucket, Order order, Order.Because because, Actor actor, Instant now) {
        return cancel(bucket, List.of(order), because, actor, now).isEmpty()
                ? Outcome.done(order)
                : Outcome.refused(OrderRefusal.AWAITS_PROVIDER);
    }

    /** Cancels unpaid orders of one locked account; answers those that stay, since the provider is at work on them. */
    private List<Order> cancel(int bucket, List<Order> orders, Order.Because because, Actor actor, Instant now) {
        var staying = because == Order.Because.PROVIDER_REFUSED ? List.<Order>of() : notWithdrawn(bucket, orders);
        var ending = orders.stream().filter(order -> !staying.contains(order)).toList();
        if (ending.isEmpty()) return staying;

        // From here on these orders end.
        var owner = ending.getFirst().account();
        var book = books.open(bucket, List.of(owner), now).get(owner);
        var changes = books.changes(now);
        changes.of(book);
        var ids = ending.stream().map(Order::id).toList();
        ledger.endHolds(bucket, ids).forEach(hold -> book.wallet(book.wallet().free(hold.amount())));
        coupons.giveBack(bucket, ids, now);
        payments.giveUpFor(bucket, ids, now);
        store.cancelled(bucket, ids, new Order.Cancelled(now, because));
        var items = subscriptions.get(
                bucket, items(ending).stream().map(Subscription.Id::value).toList());
        var catalog = catalogs.current();
        ending.forEach(order -> Closing.cancel(changes, book, catalog, order, items, because, actor));
        writer.write(bucket, changes);
        return staying;
    }

    private List<Order> notWithdrawn(int bucket, List<Order> orders) {
        var awaiting = orders.stream().filter(Order::awaitsProvider).toList();
        if (awaiting.isEmpty()) return awaiting;
        var withdrawn = tasks.withdraw(bucket, awaiting.stream().map(Order::id).toList());
        return awaiting.stream()
                .filter(order -> !withdrawn.contains(order.id()))
                .toList();
    }
}
