package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Waking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to refunds: gives back money of paid orders to the wallet, by line, whole or in part, more than once. */
@Component
public class Repayments {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Coupons coupons;
    private final Catalogs catalogs;
    private final Orders orders;
    private final Books books;
    private final ChangeWriter writer;
    private final Waking waking;
    private final RepaymentStore store;

    Repayments(
            Accounts accounts,
            Subscriptions subscriptions,
            Coupons coupons,
            Catalogs catalogs,
            Orders orders,
            Books books,
            ChangeWriter writer,
            Waking waking,
            RepaymentStore store) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.coupons = coupons;
        this.catalogs = catalogs;
        this.orders = orders;
        this.books = books;
        this.writer = writer;
        this.waking = waking;
        this.store = store;
    }

    /** What was given back of this order so far, line by line, oldest first; by undoing it too. */
    public List<Repayment.Given> of(Order order) {
        return store.of(accounts.bucketOf(order.account()), order.id());
    }

    /** All that was given back to this account, line by line, oldest first; by undoing too. */
    public List<Repayment.Given> of(Account.Id account) {
        return store.of(accounts.bucketOf(account), account);
    }

    /** What of this order can be given back now, and why it cannot; nothing is written. */
    @Transactional(readOnly = true)
    public Outcome<Repayment.Open> mayRepay(UUID id, Actor actor, Instant now) {
        var order =
                orders.find(id).filter(found -> actor.reaches(found.account().value()));
        if (order.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        var account = accounts.find(order.get().account()).orElseThrow();
        return RepaymentRule.refusal(order.get())
                .<Outcome<Repayment.Open>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(open(account, order.get(), now)));
    }

    /**
     * Gives back so much of these lines, to the wallet. The order stays paid and its items serve on, but for those whose
     * terms are to end with it: at the end of today. Coupons return with the last of the cash, while they are valid.
     */
    @Transactional
    public Outcome<Order> repay(UUID id, Repayment.Asked asked, Reason reason, Actor actor, Instant now) {
        var given = give(id, asked, reason, actor, now);
        given.map(refund -> waking.wake(accounts.bucketOf(refund.account()), refund.account(), actor, now));
        return given;
    }

    /** The same, of money that goes out again at once: it wakes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Order> give(UUID id, Repayment.Asked asked, Reason reason, Actor actor, Instant now) {
        var account = orders.find(id).flatMap(order -> accounts.lock(order.account(), actor));
        if (account.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        var order = orders.find(id).orElseThrow();
        var closed = RepaymentRule.refusal(order);
        if (closed.isPresent()) return refused(closed.get());
        var open = open(account.get(), order, now);
        var refusal = RepaymentRule.refusal(open.lines(), asked);
        if (refusal.isPresent())
            return refused(refusal.get(), Map.of("most", open.left().toString()));

        // From here on it is given back.
        int bucket = accounts.bucketOf(order.account());
        var book = books.open(bucket, List.of(order.account()), now).get(order.account());
        var changes = books.changes(now);
        changes.of(book);
        var returned = RepaymentRule.isWhole(open.lines(), asked)
                ? coupons.giveBack(bucket, List.of(id), now)
                : List.<Coupon.Use>of();
        var refund = Repaying.refund(changes, order, asked, returned);
        Repaying.post(changes, book, refund);
        var items = items(bucket, order);
        var cutAt = RepaymentRule.cutAt(book.zones().account(), now);
        var ending = new Repaying.Ending(asked.ends(), cutAt);
        subscriptions.cutTerms(bucket, id, asked.ends(), cutAt);
        Repaying.tell(changes, book, catalogs.current(), refund, items, ending, reason, actor);
        store.insert(bucket, refund, reason.text());
        store.refunded(bucket, id, asked.parts());
        store.cut(bucket, id, asked.ends(), cutAt);
        writer.write(bucket, changes);
        return Outcome.done(refund);
    }

    private Repayment.Open open(Account account, Order order, Instant now) {
        int bucket = accounts.bucketOf(account.id());
        var kept = store.kept(bucket, order.id(), account.currency());
        var items = items(bucket, order);
        var lines = order.lines().stream()
                .map(line -> refundable(
                        account,
                        line,
                        kept.get(line.number()),
                        items.get(line.subscription().value()),
                        now))
                .toList();
        var spent = coupons.spentOn(bucket, List.of(order.id())).stream()
                .filter(use -> use.returnedAt() == null)
                .collect(Collectors.partitioningBy(use -> use.returnsAt(now)));
        return new Repayment.Open(order, lines, spent.get(true), spent.get(false));
    }

    private Repayment.Refundable refundable(
            Account account, Line line, RepaymentRule.Kept kept, Subscription item, Instant now) {
        var policy = catalogs.current().product(item.item().product()).policy();
        boolean mayBeCut = !policy.providerConfirms() && orders.openFor(item).isEmpty();
        return RepaymentRule.refundable(line, kept, item, mayBeCut, account.zone(), now);
    }

    private Map<String, Subscription> items(int bucket, Order order) {
        return subscriptions.get(
                bucket,
                order.lines().stream().map(line -> line.subscription().value()).toList());
    }
}
