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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to payments through a gateway. A payment for an order begins and succeeds by way of the orders. */
@Component
public class Payments {
    /** The most one payment may be, in whole units of its currency. */
    private static final String MOST = "10000000";

    private final Accounts accounts;
    private final List<Gateway> gateways;
    private final PaymentStore store;
    private final PaymentListQueries lists;
    private final Receipts receipts;
    private final Journal journal;
    private final Buckets buckets;
    private final Ids ids;

    Payments(
            Accounts accounts,
            List<Gateway> gateways,
            PaymentStore store,
            PaymentListQueries lists,
            Receipts receipts,
            Journal journal,
            Buckets buckets,
            Ids ids) {
        this.accounts = accounts;
        this.gateways = List.copyOf(gateways);
        this.store = store;
        this.lists = lists;
        this.receipts = receipts;
        this.journal = journal;
        this.buckets = buckets;
        this.ids = ids;
    }

    /**
     * What a word of the gateway came to.
     *
     * @param payment as it stands now
     * @param fresh what came in by this word, and had not before
     * @param woken how many waiting renewals that woke (rule 4)
     */
    public record Received(Payment payment, List<Receipt> fresh, int woken) {}

    /** What came in and cannot stay, by the key that gives it back once. */
    public record Return(String reference, Money amount, UUID key) {}

    /** The gateway that takes payments here; empty where customers cannot pay by themselves. */
    public Optional<Gateway> gateway() {
        return gateways.stream().filter(Gateway::isOpen).findFirst();
    }

    /** The gateway of a payment, open or no more. */
    public Optional<Gateway> gateway(String code) {
        return gateways.stream().filter(gateway -> gateway.code().equals(code)).findFirst();
    }

    /** A payment, where it is one of an account that this actor acts for. */
    public Optional<Payment> find(UUID id, Actor actor) {
        return store.find(buckets.of(id), id)
                .filter(payment -> actor.reaches(payment.account().value()));
    }

    /** The payment of an order that has not ended yet. */
    public Optional<Payment> openFor(UUID order) {
        return store.openFor(buckets.of(order), order);
    }

    /**
     * Some payments of an account, newest first.
     *
     * @param after the last one before these; null for the newest
     */
    public List<Payment> of(Account.Id account, PaymentFilter filter, @Nullable UUID after, int limit) {
        return lists.page(accounts.bucketOf(account), account, filter, after, limit);
    }

    /** What came in by a payment and stayed, oldest first: what can be given back to where it came from. */
    public List<Receipt> receipts(Payment payment) {
        return receipts.of(payment);
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
     * Begins a payment of a locked account. One that is still open for the same order and amount is answered again. One
     * for another amount, or one that may have been paid, is to be settled with its gateway first.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Payment> begin(Account account, Money amount, Optional<UUID> order, Actor actor, Instant now) {
        var gateway = gateway();
        if (gateway.isEmpty()) return refused(PaymentRefusal.GATEWAY_NOT_AVAILABLE);
        var most = Money.parse(MOST, account.currency());
        if (most.isLessThan(amount)) return refused(PaymentRefusal.AMOUNT_TOO_LARGE, Map.of("most", most.toString()));
        int bucket = accounts.bucketOf(account.id());
        var open = order.flatMap(id -> store.openFor(bucket, id));
        if (open.isPresent() && open.get().isPayable() && open.get().amount().equals(amount)) {
            return Outcome.done(open.get());
        }
        if (open.isPresent()) return refused(PaymentRefusal.PAYMENT_BEING_CHECKED);

        // From here on it is begun.
        var payment = new Payment(
                ids.next(account.id().value(), now),
                account.id(),
                amount,
                order,
                gateway.get().code(),
                Payment.State.OPEN,
                now,
                null,
                Optional.empty(),
                actor,
                Payment.There.NOTHING_YET);
        store.insert(bucket, payment, now.plus(AskRule.FIRST));
        record(bucket, payment, JournalEntry.Kind.PAYMENT_BEGUN, actor, now);
        return Outcome.done(payment);
    }

    /** The payment as it stands, with its account locked; empty where it is not there for who asks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Payment> lock(UUID id, Actor actor) {
        int bucket = buckets.of(id);
        return store.find(bucket, id)
                .flatMap(payment -> accounts.lock(payment.account(), actor))
                .flatMap(account -> store.find(bucket, id));
    }

    /**
     * Makes rows of what a gateway said of a payment: the only way by which one ends. Money that came in becomes a top-up,
     * once for each success there, whatever was believed of the payment before; a no, or nothing, ends it if it was open.
     */
    @Transactional
    public Outcome<Received> record(UUID id, Fate fate, Instant now) {
        var locked = lock(id, Actor.SYSTEM);
        if (locked.isEmpty()) return refused(PaymentRefusal.PAYMENT_NOT_FOUND);
        var payment = locked.get();
        int bucket = accounts.bucketOf(payment.account());
        if (fate instanceof Fate.Paid(var came)) return Outcome.done(receipts.receive(payment, came, now));
        if (!payment.isOpen()) return Outcome.done(nothing(payment));
        return Outcome.done(nothing(
                switch (fate) {
                    case Fate.Declined(var code) -> end(bucket, payment, Payment.State.DECLINED, now);
                    case Fate.Left() -> end(bucket, payment, Payment.State.LEFT, now);
                    case Fate.Waiting() -> doubt(bucket, payment, false, now);
                    case Fate.Checking() -> doubt(bucket, payment, true, now);
                    case Fate.Unknown(var why) -> doubt(bucket, payment, true, now);
                    case Fate.Paid paid -> throw new IllegalStateException("Indicates a bug: told before");
                }));
    }

    /** The order of this payment could not be paid with it: the money stays in the wallet, and the customer is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment keep(Payment received, Money amount, String because, Instant now) {
        store.keep(accounts.bucketOf(received.account()), received.id(), because);
        tellKept(received, amount, because, now);
        return received.kept(because);
    }

    /** More came in than its order took: the rest stays in the wallet, and the customer is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tellKept(Payment received, Money amount, String because, Instant now) {
        receipts.tellKept(received, amount, because, now);
    }

    /** The page of a payment is there; answers whether the payment still is open, so that its page may be gone to. */
    @Transactional
    public boolean opened(Payment payment, Opened.Page page) {
        return store.opened(
                accounts.bucketOf(payment.account()),
                payment.id(),
                page.session().orElse(null));
    }

    /** Open payments of these orders are to end, since nothing is to be paid for them any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUpFor(int bucket, Collection<UUID> orders, Instant now) {
        store.giveUpFor(bucket, orders, now);
    }

    /** Its gateway hinted that something became of it: the next run asks. */
    @Transactional
    public void askSoon(UUID id, Instant now) {
        store.askSoon(buckets.of(id), id, now);
    }

    /** Takes some payments whose gateway is to be asked, or from which money is to go back. */
    @Transactional
    public List<Payment> claimToAsk(int bucket, Instant now, int limit) {
        return store.claim(bucket, now, AskRule.next(now), limit);
    }

    /** What of this payment cannot stay, and has not gone back yet. */
    public List<Return> toReturn(Payment payment) {
        return receipts.toReturn(payment);
    }

    /** What could not stay has gone back to where it came from. */
    @Transactional
    public void returned(Payment payment, Return what, String reference, Instant now) {
        lock(payment.id(), Actor.SYSTEM).orElseThrow();
        receipts.returned(payment, what, reference, now);
    }

    private Payment end(int bucket, Payment payment, Payment.State state, Instant now) {
        var ended = payment.ended(state, now);
        store.end(bucket, ended, null, null);
        var kind =
                state == Payment.State.DECLINED ? JournalEntry.Kind.PAYMENT_DECLINED : JournalEntry.Kind.PAYMENT_LEFT;
        record(bucket, ended, kind, payment.begunBy(), now);
        // Who waits for an answer has left the page by now; of what the platform began itself, its beginner tells.
        boolean waits = payment.there().unsure() && payment.begunBy().kind() != Actor.Kind.SYSTEM;
        if (state == Payment.State.DECLINED && waits) receipts.tellDeclined(ended, now);
        return ended;
    }

    private Payment doubt(int bucket, Payment payment, boolean unsure, Instant now) {
        if (payment.there().unsure() == unsure) return payment;
        store.unsure(bucket, payment.id(), unsure);
        if (unsure) record(bucket, payment, JournalEntry.Kind.PAYMENT_UNSURE, Actor.SYSTEM, now);
        return store.find(bucket, payment.id()).orElseThrow();
    }

    private static Received nothing(Payment payment) {
        return new Received(payment, List.of(), 0);
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
