package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to buying by hand: place, pay, cancel. One transaction a command. */
@Component
public class Orders {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final OrderStore store;
    private final Cancellation cancellation;
    private final Buying buying;
    private final Payments payments;
    private final Buckets buckets;

    Orders(
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            OrderStore store,
            Cancellation cancellation,
            Buying buying,
            Payments payments,
            Buckets buckets) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.store = store;
        this.cancellation = cancellation;
        this.buying = buying;
        this.payments = payments;
        this.buckets = buckets;
    }

    public Optional<Order> find(UUID id) {
        return store.find(buckets.of(id), id);
    }

    public List<Order> of(Account.Id account) {
        return store.of(accounts.bucketOf(account), account);
    }

    /**
     * What paying an order takes.
     *
     * @param fromWallet what the wallet pays; where it does not reach, all it has
     * @param shortfall what is missing; zero where all is covered
     */
    public record Due(Money byCoupons, Money fromWallet, Money shortfall) {
        private static Due of(Payable payable) {
            var zero = Money.zero(payable.shortfall().currency());
            return new Due(
                    payable.chosen().stream()
                            .map(item -> item.pay().byCoupons())
                            .reduce(zero, Money::plus),
                    payable.chosen().stream()
                            .map(item -> item.pay().fromWallet())
                            .reduce(zero, Money::plus),
                    payable.shortfall());
        }

        public boolean isCovered() {
            return shortfall.isZero();
        }
    }

    /** The order that stands open for this item: unpaid, or waiting for the provider. */
    public Optional<Order> openFor(Subscription item) {
        return store
                .openFor(accounts.bucketOf(item.account()), List.of(item.id().value()))
                .stream()
                .findFirst();
    }

    /** What buying these would come to now: changes nothing, and leaves out by name what cannot be bought. */
    @Transactional(readOnly = true)
    public Outcome<Preview> preview(Purchase purchase, Actor actor, Instant now) {
        return buying.preview(purchase, actor, now);
    }

    /** The orders that stand open for these items of one account. */
    public List<Order> openFor(Account.Id account, List<Subscription.Id> items) {
        return store.openFor(
                accounts.bucketOf(account),
                items.stream().map(Subscription.Id::value).toList());
    }

    /** The order that the form with this key made, where it did. */
    public Optional<Order> sentWith(Account.Id account, String key) {
        return store.sentWith(accounts.bucketOf(account), account, key);
    }

    /** Buys the items at once, all or none, from coupons and the wallet (rules 11, 12, 14). */
    @Transactional
    public Outcome<Order> buyNow(Purchase purchase, Actor actor, Instant now) {
        return buying.order(purchase, actor, now, true);
    }

    @Transactional
    public Outcome<Order> buyNow(List<Wish> wishes, Actor actor, Instant now) {
        return buyNow(Purchase.of(wishes), actor, now);
    }

    /** Places an order to be paid later; it holds nothing and lapses by the policy's days (rule 13). */
    @Transactional
    public Outcome<Order> place(Purchase purchase, Actor actor, Instant now) {
        return buying.order(purchase, actor, now, false);
    }

    @Transactional
    public Outcome<Order> place(List<Wish> wishes, Actor actor, Instant now) {
        return place(Purchase.of(wishes), actor, now);
    }

    /** Pays an order that was placed, at its own price. */
    @Transactional
    public Outcome<Order> pay(UUID id, Actor actor, Instant now) {
        var asked = payable(id, actor, now);
        if (asked instanceof Outcome.Refused<Payable>(var why, var facts)) return refused(why, facts);
        var payable = asked.orThrow();
        if (payable.shortfall().isPositive()) return PurchaseRule.notCovered(payable.shortfall());
        var order = payable.order();
        var book = payable.book();
        var chosen = payable.chosen();
        int bucket = accounts.bucketOf(order.account());

        // From here on the order is paid.
        var changes = books.changes(now);
        changes.of(book);
        var paid = order.paidBy(chosen, now);
        Checkout.take(changes, book, paid, chosen);
        if (needsProvider(chosen)) {
            Checkout.holdFor(changes, book, paid, chosen.getFirst(), actor);
            store.awaits(bucket, paid);
        } else {
            Checkout.settle(changes, book, paid, chosen, actor);
            store.paid(bucket, paid);
        }
        payments.giveUpFor(bucket, List.of(id), now);
        writer.write(bucket, changes);
        return Outcome.done(store.find(bucket, id).orElseThrow());
    }

    /** What paying this order now would take, and what it would lack; nothing is written. */
    @Transactional(readOnly = true)
    public Outcome<Due> mayPay(UUID id, Actor actor, Instant now) {
        return find(id).filter(order -> actor.reaches(order.account().value()))
                .map(order ->
                        payable(accounts.bucketOf(order.account()), order, now).map(Due::of))
                .orElse(refused(OrderRefusal.ORDER_NOT_FOUND));
    }

    /** An order of a locked account that could be paid now, and what coupons and wallet lack for it. */
    record Payable(Order order, AccountBook book, List<Chosen> chosen, Money shortfall) {}

    /** Locks the order's account and sees whether the order could be paid, if the money were there. */
    @Transactional(propagation = Propagation.MANDATORY)
    Outcome<Payable> payable(UUID id, Actor actor, Instant now) {
        var account = find(id).flatMap(order -> accounts.lock(order.account(), actor));
        if (account.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        int bucket = accounts.bucketOf(account.get().id());
        return payable(bucket, store.find(bucket, id).orElseThrow(), now);
    }

    private Outcome<Payable> payable(int bucket, Order order, Instant now) {
        if (order.state() != Order.State.UNPAID) return refused(OrderRefusal.ORDER_NOT_UNPAID);
        if (order.awaitsProvider()) return refused(OrderRefusal.AWAITS_PROVIDER);
        if (!now.isBefore(order.lapsesAt())) return refused(OrderRefusal.ORDER_LAPSED);

        var book = books.open(bucket, List.of(order.account()), now).get(order.account());
        var items = subscriptions.get(
                bucket,
                order.lines().stream().map(line -> line.subscription().value()).toList());
        var basket = new Basket(book, now, order.asked().coupons());
        var chosen = new ArrayList<Chosen>();
        for (var line : order.lines()) {
            var item = items.get(line.subscription().value());
            var priced =
                    RequoteRule.requote(line, item, product(item), book.zones().account(), now);
            if (priced.isEmpty()) return refused(OrderRefusal.ORDER_OUTDATED);
            chosen.add(basket.choose(item, product(item), priced.get()));
        }
        return Outcome.done(new Payable(order, book, chosen, basket.shortfall()));
    }

    /** Cancels an unpaid order: it can never be paid afterwards. */
    @Transactional
    public Outcome<Order> cancel(UUID id, Actor actor, Instant now) {
        var account = find(id).flatMap(order -> accounts.lock(order.account(), actor));
        if (account.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        int bucket = accounts.bucketOf(account.get().id());
        var order = store.find(bucket, id).orElseThrow();
        if (order.state() != Order.State.UNPAID) return refused(OrderRefusal.ORDER_NOT_UNPAID);
        return cancellation
                .cancel(bucket, order, Order.Because.CUSTOMER, actor, now)
                .map(cancelled -> store.find(bucket, id).orElseThrow());
    }

    private Product product(Subscription item) {
        return catalogs.current().product(item.item().product());
    }

    static boolean needsProvider(List<Chosen> chosen) {
        return chosen.stream().anyMatch(item -> item.product().policy().providerConfirms());
    }
}
