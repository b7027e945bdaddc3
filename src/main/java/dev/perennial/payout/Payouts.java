package dev.perennial.payout;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.notice.NoticeKind;
import dev.perennial.payment.GivenBack;
import dev.perennial.payout.Payout.To;
import dev.perennial.subscription.Waking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to money on its way out: begun here, carried out by {@link PayoutErrand} or by hand, and ended here. */
@Component
public class Payouts {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int DOUBLINGS_MAX = 10;

    private final Accounts accounts;
    private final Ledger ledger;
    private final Waking waking;
    private final PayoutStore store;
    private final SourceStore sources;
    private final PayoutTelling telling;
    private final Buckets buckets;
    private final Ids ids;

    Payouts(
            Accounts accounts,
            Ledger ledger,
            Waking waking,
            PayoutStore store,
            SourceStore sources,
            PayoutTelling telling,
            Buckets buckets,
            Ids ids) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.waking = waking;
        this.store = store;
        this.sources = sources;
        this.telling = telling;
        this.buckets = buckets;
        this.ids = ids;
    }

    public Optional<Payout> find(UUID id, Actor actor) {
        return store.find(buckets.of(id), id)
                .filter(payout -> actor.reaches(payout.account().value()));
    }

    /** Those of an account, newest first. */
    public List<Payout> of(Account.Id account, int limit) {
        return of(account, null, limit);
    }

    /** Those of an account after this one, newest first. */
    public List<Payout> of(Account.Id account, @Nullable UUID after, int limit) {
        return store.of(accounts.bucketOf(account), account, after, limit);
    }

    public List<Payout> get(int bucket, Collection<UUID> ids) {
        return store.get(bucket, ids);
    }

    /** Those that carry out this refund. */
    public List<Payout> ofRefund(UUID refund) {
        return store.ofRefund(buckets.of(refund), refund);
    }

    /** Takes the money of this plan out of the wallet of a locked account. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Payout> begin(
            Account account,
            Withdrawable.Plan plan,
            Optional<BankAccount> bank,
            Optional<UUID> refund,
            Actor actor,
            Instant now) {
        var begun = new ArrayList<Payout>();
        for (var part : plan.parts()) {
            var source = part.source();
            sources.give(accounts.bucketOf(account.id()), account.id(), source, part.amount());
            var to = new To.ToPayment(source.payment(), source.reference());
            begun.add(begin(account, part.amount(), to, refund, actor, now));
        }
        if (plan.byBank().isPositive()) {
            begun.add(begin(account, plan.byBank(), new To.ToBank(bank.orElseThrow()), refund, actor, now));
        }
        return begun;
    }

    private Payout begin(Account account, Money amount, To to, Optional<UUID> refund, Actor actor, Instant now) {
        int bucket = accounts.bucketOf(account.id());
        var payout = new Payout(
                ids.next(account.id().value(), now),
                account.id(),
                amount,
                to,
                refund,
                Payout.State.WAITING,
                now,
                actor.name(),
                0,
                null,
                null,
                null);
        var entry = move(payout, LedgerAccount.WALLET, LedgerAccount.PAYOUT, now);
        store.insert(bucket, payout, entry);
        telling.tell(payout, account, JournalEntry.Kind.PAYOUT_ASKED, NoticeKind.PAYOUT_ASKED, Map.of(), actor, now);
        return payout;
    }

    /** Takes some that a gateway is to carry out. A claim is a lease: should this process die, they are due again. */
    @Transactional
    public List<Payout> claim(int bucket, Instant now, int limit) {
        return store.claim(bucket, now, now.plus(LEASE), limit);
    }

    /** Keeps what a gateway said of a payout; what ended meanwhile stays as it ended. Answers whether it ended now. */
    @Transactional
    public boolean record(UUID id, GivenBack said, Instant now) {
        var locked = lock(id, Actor.SYSTEM).orElseThrow();
        if (!locked.isOpen()) return false;
        switch (said) {
            case GivenBack.Done(var reference) -> paid(locked, reference, null, Actor.SYSTEM, now);
            case GivenBack.Refused(var reason) -> bringBack(locked, reason, null, Actor.SYSTEM, now);
            case GivenBack.Unknown(var why) -> unknown(locked, why, now);
        }
        return !(said instanceof GivenBack.Unknown);
    }

    /** Asks the gateway again now, whose answer is still owed. */
    @Transactional
    public Outcome<Payout> retry(UUID id, Reason reason, Actor actor, Instant now) {
        var locked = lock(id, actor);
        if (locked.isEmpty()) return refused(PayoutRefusal.PAYOUT_NOT_FOUND);
        if (!locked.get().isOpen()) return refused(PayoutRefusal.PAYOUT_ENDED);
        if (locked.get().state() != Payout.State.UNKNOWN) return refused(PayoutRefusal.PAYOUT_UNDER_WAY);

        // From here on it is due again.
        var payout = locked.get();
        store.again(buckets.of(id), id, now);
        telling.record(payout, JournalEntry.Kind.PAYOUT_RETRIED, Map.of("reason", reason.text()), actor, now);
        return Outcome.done(payout);
    }

    /**
     * The operator paid it, or saw that it is paid.
     *
     * @param reference what the bank or the gateway calls it
     */
    @Transactional
    public Outcome<Payout> markPaid(UUID id, String reference, Reason reason, Actor actor, Instant now) {
        var asked = byHand(id, actor);
        if (asked instanceof Outcome.Refused<Payout>(var why, var facts)) return refused(why, facts);
        var called = reference.strip();
        if (called.isEmpty()) return refused(PayoutRefusal.PAYOUT_REFERENCE_MISSING);
        return Outcome.done(paid(asked.orThrow(), called, reason.text(), actor, now));
    }

    /** It is not paid, and will not be: the money goes back into the wallet. */
    @Transactional
    public Outcome<Payout> refuse(UUID id, Reason reason, Actor actor, Instant now) {
        var asked = byHand(id, actor);
        if (asked instanceof Outcome.Refused<Payout>(var why, var facts)) return refused(why, facts);
        return Outcome.done(bringBack(asked.orThrow(), "", reason.text(), actor, now));
    }

    private Outcome<Payout> byHand(UUID id, Actor actor) {
        var locked = lock(id, actor);
        if (locked.isEmpty()) return refused(PayoutRefusal.PAYOUT_NOT_FOUND);
        var payout = locked.get();
        if (!payout.isOpen()) return refused(PayoutRefusal.PAYOUT_ENDED);
        boolean atGateway = !payout.isToBank() && payout.state() == Payout.State.WAITING;
        return atGateway ? refused(PayoutRefusal.PAYOUT_UNDER_WAY) : Outcome.done(payout);
    }

    private Optional<Payout> lock(UUID id, Actor actor) {
        int bucket = buckets.of(id);
        return store.find(bucket, id)
                .flatMap(payout -> accounts.lock(payout.account(), actor))
                .flatMap(account -> store.find(bucket, id));
    }

    private Payout paid(Payout payout, String reference, @Nullable String because, Actor actor, Instant now) {
        int bucket = buckets.of(payout.id());
        store.end(bucket, payout.id(), Payout.State.PAID, reference, now, because, null);
        return ended(payout, JournalEntry.Kind.PAYOUT_MADE, NoticeKind.PAYOUT_MADE, because, actor, now);
    }

    private Payout bringBack(Payout payout, String answer, @Nullable String because, Actor actor, Instant now) {
        int bucket = buckets.of(payout.id());
        if (payout.to() instanceof To.ToPayment to) sources.keep(bucket, to, payout.amount());
        var back = move(payout, LedgerAccount.PAYOUT, LedgerAccount.WALLET, now);
        store.end(bucket, payout.id(), Payout.State.REFUSED, answer, now, because, back);
        var ended = ended(payout, JournalEntry.Kind.PAYOUT_REFUSED, NoticeKind.PAYOUT_REFUSED, because, actor, now);
        waking.wake(bucket, payout.account(), actor, now);
        return ended;
    }

    private void unknown(Payout payout, String why, Instant now) {
        var pause = LEASE.multipliedBy(1L << Math.min(payout.tries(), DOUBLINGS_MAX));
        var next = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        store.unknown(buckets.of(payout.id()), payout.id(), why, next);
        if (payout.state() == Payout.State.WAITING) {
            telling.record(payout, JournalEntry.Kind.PAYOUT_UNKNOWN, Map.of(), Actor.SYSTEM, now);
        }
    }

    private Payout ended(
            Payout payout,
            JournalEntry.Kind kind,
            NoticeKind notice,
            @Nullable String because,
            Actor actor,
            Instant now) {
        var account = accounts.find(payout.account()).orElseThrow();
        var more = because == null ? Map.<String, String>of() : Map.of("reason", because);
        telling.tell(payout, account, kind, notice, more, actor, now);
        return store.find(buckets.of(payout.id()), payout.id()).orElseThrow();
    }

    /** Moves its amount between wallet and payouts; answers the entry. */
    private UUID move(Payout payout, LedgerAccount from, LedgerAccount to, Instant now) {
        int bucket = buckets.of(payout.id());
        var id = payout.account();
        var entry = new Transfer(
                ids.next(id.value(), now),
                id,
                now,
                from,
                to,
                payout.amount(),
                "payout " + payout.id(),
                Optional.empty());
        var change =
                to == LedgerAccount.WALLET ? payout.amount() : payout.amount().negated();
        var wallet = ledger.wallets(bucket, List.of(id)).get(id).credit(change);
        ledger.post(bucket, List.of(entry), List.of(wallet));
        return entry.id();
    }
}
