package dev.perennial.payment;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to payments through a gateway. A payment for an order begins and succeeds by way of the orders. */
@Component
public class Payments {
    /** The most one payment may be, in whole units of its currency. */
    private static final String MOST = "10000000";

    private final Accounts accounts;
    private final TopUps topUps;
    private final List<Gateway> gateways;
    private final PaymentStore store;
    private final Journal journal;
    private final Notices notices;
    private final Buckets buckets;
    private final Ids ids;

    Payments(
            Accounts accounts,
            TopUps topUps,
            List<Gateway> gateways,
            PaymentStore store,
            Journal journal,
            Notices notices,
            Buckets buckets,
            Ids ids) {
        this.accounts = accounts;
        this.topUps = topUps;
        this.gateways = List.copyOf(gateways);
        this.store = store;
        this.journal = journal;
        this.notices = notices;
        this.buckets = buckets;
        this.ids = ids;
    }

    /** A payment whose money came in, and how many waiting renewals it woke (rule 4). */
    public record Received(Payment payment, int woken) {}

    /** The gateway that takes payments here; empty where customers cannot pay by themselves. */
    public Optional<Gateway> gateway() {
        return gateways.stream().filter(Gateway::isOpen).findFirst();
    }

    /** A payment, where it is one of an account that this actor acts for. */
    public Optional<Payment> find(UUID id, Actor actor) {
        return store.find(buckets.of(id), id)
                .filter(payment -> actor.reaches(payment.account().value()));
    }

    /** Begins to add to the wallet, for no order in particular. */
    @Transactional
    public Outcome<Payment> beginTopUp(Account.Id id, String decimal, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        var currency = locked.get().currency();
        var amount = Money.read(decimal, currency).filter(Money::isPositive);
        if (amount.isEmpty()) return refused(PaymentRefusal.AMOUNT_INVALID, Map.of("amount", decimal));
        return begin(locked.get(), amount.get(), Optional.empty(), actor, now);
    }

    /**
     * Begins a payment of a locked account. One that is still open for the same order and amount is answered again; one
     * for another amount is given up.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Payment> begin(Account account, Money amount, Optional<UUID> order, Actor actor, Instant now) {
        var gateway = gateway();
        if (gateway.isEmpty()) return refused(PaymentRefusal.GATEWAY_NOT_AVAILABLE);
        var most = Money.parse(MOST, account.currency());
        if (most.isLessThan(amount)) return refused(PaymentRefusal.AMOUNT_TOO_LARGE, Map.of("most", most.toString()));
        int bucket = accounts.bucketOf(account.id());
        var open = order.flatMap(id -> store.openFor(bucket, id));
        if (open.isPresent() && open.get().amount().equals(amount)) return Outcome.done(open.get());

        // From here on it is begun.
        open.ifPresent(stale -> end(bucket, stale.ended(Payment.State.LEFT, now), actor));
        var payment = new Payment(
                ids.next(account.id().value(), now),
                account.id(),
                amount,
                order,
                gateway.get().code(),
                Payment.State.OPEN,
                now,
                null,
                Optional.empty());
        store.insert(bucket, payment);
        record(bucket, payment, JournalEntry.Kind.PAYMENT_BEGUN, actor, now);
        return Outcome.done(payment);
    }

    /** The gateway said no: nothing came in, and another payment may be begun. */
    @Transactional
    public Outcome<Payment> decline(UUID id, Actor actor, Instant now) {
        return end(id, Payment.State.DECLINED, actor, now);
    }

    /** The customer turned back without paying. */
    @Transactional
    public Outcome<Payment> leave(UUID id, Actor actor, Instant now) {
        return end(id, Payment.State.LEFT, actor, now);
    }

    /** The payment as it stands, with its account locked; empty where it is not there for who asks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Payment> lock(UUID id, Actor actor) {
        int bucket = buckets.of(id);
        return store.find(bucket, id)
                .flatMap(payment -> accounts.lock(payment.account(), actor))
                .flatMap(account -> store.find(bucket, id));
    }

    /** The money of an open, locked payment is in: it becomes a top-up, once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Received receive(Payment open, Actor actor, Instant now) {
        int bucket = accounts.bucketOf(open.account());
        var account = accounts.find(open.account()).orElseThrow();
        var facts = new HashMap<String, String>();
        facts.put("payment", open.id().toString());
        open.order().ifPresent(order -> facts.put("order", order.toString()));
        var receipt = topUps.receive(account, open.amount(), "payment " + open.id(), facts, actor, now);
        var succeeded = open.ended(Payment.State.SUCCEEDED, now);
        store.end(bucket, succeeded, receipt.entry());
        return new Received(succeeded, receipt.woken());
    }

    /** The order of this payment could not be paid with it: the money stays in the wallet, and the customer is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment keep(Payment received, String because, Instant now) {
        int bucket = accounts.bucketOf(received.account());
        var account = accounts.find(received.account()).orElseThrow();
        store.keep(bucket, received.id(), because);
        var facts = Map.of(
                "amount", received.amount().decimal(),
                "currency", received.amount().currency().getCurrencyCode(),
                "order", received.order().orElseThrow().toString(),
                "code", because);
        var telling = new Telling(account.id(), NoticeKind.PAYMENT_KEPT, null, now, facts);
        notices.queue(bucket, List.of(telling), Map.of(account.id(), account), now);
        return received.kept(because);
    }

    private Outcome<Payment> end(UUID id, Payment.State state, Actor actor, Instant now) {
        var locked = lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.PAYMENT_NOT_FOUND);
        var payment = locked.get();
        // What ended stays as it ended: who asks again hears how.
        if (!payment.isOpen()) return Outcome.done(payment);
        return Outcome.done(end(accounts.bucketOf(payment.account()), payment.ended(state, now), actor));
    }

    private Payment end(int bucket, Payment ended, Actor actor) {
        store.end(bucket, ended, null);
        var kind = ended.state() == Payment.State.DECLINED
                ? JournalEntry.Kind.PAYMENT_DECLINED
                : JournalEntry.Kind.PAYMENT_LEFT;
        record(bucket, ended, kind, actor, ended.endedAt());
        return ended;
    }

    private void record(int bucket, Payment payment, JournalEntry.Kind kind, Actor actor, Instant now) {
        var facts = Map.of(
                "payment", payment.id().toString(),
                "amount", payment.amount().decimal(),
                "currency", payment.amount().currency().getCurrencyCode());
        var row = new JournalEntry(
                ids.next(payment.account().value(), now), payment.account(), Optional.empty(), now, actor, kind, facts);
        journal.record(bucket, List.of(row));
    }
}
