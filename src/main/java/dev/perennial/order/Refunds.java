package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.provider.ProviderTask;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Waking;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes renewals back (rule 18). */
@Component
public class Refunds {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Coupons coupons;
    private final Catalogs catalogs;
    private final Orders orders;
    private final Books books;
    private final ChangeWriter writer;
    private final Waking waking;
    private final OrderStore store;
    private final RepaymentStore repayments;

    Refunds(
            Accounts accounts,
            Subscriptions subscriptions,
            Coupons coupons,
            Catalogs catalogs,
            Orders orders,
            Books books,
            ChangeWriter writer,
            Waking waking,
            OrderStore store,
            RepaymentStore repayments) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.coupons = coupons;
        this.catalogs = catalogs;
        this.orders = orders;
        this.books = books;
        this.writer = writer;
        this.waking = waking;
        this.store = store;
        this.repayments = repayments;
    }

    /**
     * Undoes a paid renewal whose terms have not begun: expiration, money and coupons go back. Coupons return only while
     * they are valid, and never as cash. The expiration it renewed is not charged again by itself.
     */
    @Transactional
    public Outcome<Order> undo(UUID id, Actor actor, Instant now) {
        return undo(id, Map.of(), null, actor, now);
    }

    /** The same, for a request that had this key. */
    @Transactional(propagation = Propagation.MANDATORY)
    Outcome<Order> undo(UUID id, @Nullable String key, Actor actor, Instant now) {
        return undo(id, Map.of(), key, actor, now);
    }

    /** The same, by an operator on the customer's behalf. */
    @Transactional
    public Outcome<Order> undo(UUID id, Reason reason, Actor actor, Instant now) {
        return undo(id, Map.of("reason", reason.text()), null, actor, now);
    }

    private Outcome<Order> undo(UUID id, Map<String, String> more, @Nullable String key, Actor actor, Instant now) {
        var account = orders.find(id).flatMap(order -> accounts.lock(order.account(), actor));
        if (account.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        int bucket = accounts.bucketOf(account.get().id());
        var order = store.find(bucket, id).orElseThrow();
        var items = items(bucket, order);
        var refusal = RefundRule.refusal(order, items, now);
        if (refusal.isPresent()) return refused(refusal.get());
        if (repayments.isRefunded(bucket, id)) return refused(OrderRefusal.REFUNDED_IN_PART);

        // From here on it is undone.
        var book = books.open(bucket, List.of(order.account()), now).get(order.account());
        var changes = books.changes(now);
        changes.of(book);
        var refund = refund(order, key, changes);
        changes.orders.add(refund);
        var reason = "undoing of order " + order.id();
        Checkout.transfer(changes, refund, LedgerAccount.SALES, LedgerAccount.WALLET, order.paidFromWallet(), reason);
        Checkout.transfer(changes, refund, LedgerAccount.SALES, LedgerAccount.PROMOTION, order.paidByCoupons(), reason);
        book.wallet(book.wallet().credit(order.paidFromWallet()));
        coupons.giveBack(bucket, List.of(id), now);
        for (var line : order.lines()) {
            fallBack(changes, book, order, line, items.get(line.subscription().value()), more, actor);
        }
        subscriptions.removeTerms(bucket, subscriptions.termsOfOrder(bucket, id));
        store.undone(bucket, id, now);
        writer.write(bucket, changes);
        waking.wake(bucket, order.account(), actor, now);
        return Outcome.done(refund);
    }

    /**
     * What undoing gives back.
     *
     * @param toWallet goes back to the balance
     * @param coupons return, since they are still valid
     * @param lost coupons that are over and do not return, nor as cash
     */
    public record Undoing(Order order, Money toWallet, List<Coupon.Spent> coupons, List<Coupon.Spent> lost) {}

    /** What undoing this order now would give back, and why it cannot be undone; nothing is written. */
    public Outcome<Undoing> mayUndo(UUID id, Actor actor, Instant now) {
        var found =
                orders.find(id).filter(order -> actor.reaches(order.account().value()));
        if (found.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        var order = found.get();
        int bucket = accounts.bucketOf(order.account());
        var refusal = RefundRule.refusal(order, items(bucket, order), now);
        if (refusal.isPresent()) return refused(refusal.get());
        if (repayments.isRefunded(bucket, id)) return refused(OrderRefusal.REFUNDED_IN_PART);
        var spent = coupons.spentOn(bucket, List.of(id)).stream()
                .collect(Collectors.partitioningBy(use -> use.returnsAt(now)));
        return Outcome.done(new Undoing(order, order.paidFromWallet(), spent.get(true), spent.get(false)));
    }

    private Map<String, Subscription> items(int bucket, Order order) {
        return subscriptions.get(
                bucket,
                order.lines().stream().map(line -> line.subscription().value()).toList());
    }

    private void fallBack(
            Changes changes,
            AccountBook book,
            Order order,
            Line line,
            Subscription item,
            Map<String, String> more,
            Actor actor) {
        var life = item.life();
        int anchor = line.aligned() == null ? life.anchorDay() : line.aligned().anchorBefore();
        var before = new Life(life.phase(), line.expiration(), life.termNumber() - 1, anchor, null);
        var policy = catalogs.current().product(item.item().product()).policy();
        var planned = Planning.newCycle(item.with(before), policy, book.zones(), changes.now());
        changes.change(planned.with(planned.due().standingStill(Due.UNDONE)));
        changes.task(item, ProviderTask.Action.EXTEND, line.expiration(), null);
        var facts = Checkout.facts(order, line);
        var recorded = new HashMap<>(facts);
        recorded.putAll(more);
        changes.journal(item, actor, JournalEntry.Kind.ORDER_UNDONE, recorded);
        var about = new Telling.About(
                item.id().value(),
                item.item().product(),
                line.expiration(),
                planned.due().sequence());
        changes.tell(new Telling(item.account(), NoticeKind.RENEWAL_UNDONE, about, changes.now(), facts));
    }

    /** The paper of taking back: paid at once, it names the order it undoes. */
    private static Order refund(Order order, @Nullable String key, Changes changes) {
        return new Order(
                changes.newId(order.account()),
                order.account(),
                Order.Type.REFUND,
                Order.State.PAID,
                Order.Origin.MANUAL,
                order.price(),
                order.paidByCoupons(),
                order.paidFromWallet(),
                changes.now(),
                changes.now(),
                null,
                false,
                null,
                null,
                order.id(),
                null,
                null,
                new Order.Asked(null, Optional.empty(), key),
                order.lines());
    }
}
