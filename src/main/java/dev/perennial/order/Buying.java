package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.Order.Origin;
import dev.perennial.order.PaymentRule.Decision.Pay;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks at what buying would come to, and buys by what it saw. Steps of the commands of {@link Orders}. */
@Component
class Buying {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final OrderStore store;

    Buying(
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            OrderStore store) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.store = store;
    }

    private record Looked(AccountBook book, Preview preview) {}

    @Transactional(propagation = Propagation.MANDATORY)
    Outcome<Preview> preview(Purchase purchase, Actor actor, Instant now) {
        return switch (owner(purchase.wishes(), actor)) {
            case Outcome.Refused<Account.Id>(var why, var facts) -> refused(why, facts);
            case Outcome.Done<Account.Id>(var owner) ->
                look(purchase, owner, actor, now).map(Looked::preview);
        };
    }

    /** @param payNow whether to pay at once, or to leave it unpaid */
    @Transactional(propagation = Propagation.MANDATORY)
    Outcome<Order> order(Purchase purchase, Actor actor, Instant now, boolean payNow) {
        var owned = owner(purchase.wishes(), actor);
        if (owned instanceof Outcome.Refused<Account.Id>(var why, var facts)) return refused(why, facts);
        var owner = owned.orThrow();
        int bucket = accounts.bucketOf(owner);
        if (accounts.lock(owner, actor).isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        var sentBefore =
                purchase.key() == null ? Optional.<Order>empty() : store.sentWith(bucket, owner, purchase.key());
        if (sentBefore.isPresent()) return again(purchase, sentBefore.get());
        return switch (look(purchase, owner, actor, now)) {
            case Outcome.Refused<Looked>(var why, var facts) -> refused(why, facts);
            case Outcome.Done<Looked>(var looked) ->
                PurchaseRule.judge(purchase, looked.preview(), payNow)
                        .map(preview -> place(bucket, looked.book(), preview, purchase, actor, now, payNow));
        };
    }

    private static Outcome<Order> again(Purchase purchase, Order before) {
        return purchase.asksFor(before)
                ? Outcome.done(before)
                : refused(OrderRefusal.KEY_REUSED, Map.of("order", before.id().toString()));
    }

    private Order place(
            int bucket,
            AccountBook book,
            Preview preview,
            Purchase purchase,
            Actor actor,
            Instant now,
            boolean payNow) {
        var changes = books.changes(now);
        var asked = new Order.Asked(purchase.accepted() == null ? null : now, purchase.coupons(), purchase.key());
        var chosen = preview.chosen();
        var placed = !payNow
                ? Checkout.place(
                        changes, book, chosen.stream().map(Buying::unpaid).toList(), asked, actor)
                : Orders.needsProvider(chosen)
                        ? Checkout.await(changes, book, chosen.getFirst(), Origin.MANUAL, asked, actor)
                        : Checkout.pay(changes, book, chosen, Origin.MANUAL, asked, actor);
        writer.write(bucket, changes);
        return placed;
    }

    /** Everything the decision needs, with as many statements for two hundred items as for one. */
    private Outcome<Looked> look(Purchase purchase, Account.Id owner, Actor actor, Instant now) {
        int bucket = accounts.bucketOf(owner);
        var ids = purchase.wishes().stream().map(Wish::subscription).toList();
        var items = subscriptions.get(
                bucket, ids.stream().map(Subscription.Id::value).toList());
        if (!ids.stream().allMatch(id -> isOf(owner, items.get(id.value())))) return notTheirs(ids, actor);
        var book = books.open(bucket, List.of(owner), now).get(owner);
        var preview = PreviewRule.preview(purchase.wishes(), purchase.coupons(), items, book, catalogs.current(), now);
        return Outcome.done(new Looked(book, preview));
    }

    private static boolean isOf(Account.Id owner, @Nullable Subscription item) {
        return item != null && item.account().equals(owner);
    }

    /** Whoever acts for one account is told of no other's items (law 9); others learn what is wrong. */
    private Outcome<Looked> notTheirs(List<Subscription.Id> ids, Actor actor) {
        boolean allExist = ids.stream().allMatch(id -> subscriptions.owner(id).isPresent());
        return refused(
                actor.account().isEmpty() && allExist
                        ? OrderRefusal.SEVERAL_ACCOUNTS
                        : OrderRefusal.SUBSCRIPTION_NOT_FOUND);
    }

    /** The account it is for: the one the customer acts for, or that of the first item. */
    private Outcome<Account.Id> owner(List<Wish> wishes, Actor actor) {
        if (wishes.isEmpty()) return refused(OrderRefusal.NOTHING_CHOSEN);
        if (wishes.size() > Purchase.ITEMS_MAX) {
            return refused(OrderRefusal.TOO_MANY_ITEMS, Map.of("max", String.valueOf(Purchase.ITEMS_MAX)));
        }
        var items = wishes.stream().map(Wish::subscription).toList();
        if (new HashSet<>(items).size() < items.size()) return refused(OrderRefusal.CHOSEN_TWICE);
        return actor.account()
                .map(Account.Id::new)
                .or(() -> subscriptions.owner(items.getFirst()))
                .map(Outcome::done)
                .orElse(refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND));
    }

    private static Chosen unpaid(Chosen item) {
        var nothing = Money.zero(item.quote().price().currency());
        return new Chosen(item.subscription(), item.product(), item.quote(), Pay.ofSums(nothing, nothing));
    }
}
