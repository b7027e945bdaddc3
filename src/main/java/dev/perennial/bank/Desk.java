package dev.perennial.bank;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.order.Orders;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Front door to the desk: entries that the platform does not settle by itself, and what operators do about them. */
@Component
public class Desk {
    private final Accounts accounts;
    private final Orders orders;
    private final EntryStore store;
    private final ActStore acts;
    private final DeskQueries queries;
    private final Settlements settlements;
    private final Suggestions suggestions;
    private final Buckets buckets;
    private final TransactionTemplate transaction;

    Desk(
            Accounts accounts,
            Orders orders,
            EntryStore store,
            ActStore acts,
            DeskQueries queries,
            Settlements settlements,
            Suggestions suggestions,
            Buckets buckets,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.orders = orders;
        this.store = store;
        this.acts = acts;
        this.queries = queries;
        this.settlements = settlements;
        this.suggestions = suggestions;
        this.buckets = buckets;
        this.transaction = transaction;
    }

    /** An entry with what speaks for whom. */
    public record Case(BankEntry entry, List<Suggestion> suggestions) {}

    /** Where an entry stands among those at the desk. */
    public record Place(LocalDate bookedOn, UUID id) {}

    /** The oldest entries that wait for somebody. */
    public List<Case> cases(int limit) {
        return cases(null, limit);
    }

    /** Those that wait for somebody, the oldest first, from after this place on. */
    public List<Case> cases(@Nullable Place after, int limit) {
        return queries.atDesk(after, limit).stream()
                .map(entry -> new Case(entry, suggestions.of(entry)))
                .toList();
    }

    public long count() {
        return queries.countAtDesk();
    }

    public Optional<BankEntry> find(UUID id) {
        return store.find(buckets.of(id), id);
    }

    public Case caseOf(BankEntry entry) {
        return new Case(entry, entry.isAtDesk() ? suggestions.of(entry) : List.of());
    }

    /** What was done about it so far. */
    public List<DeskAct> acts(UUID entry) {
        return acts.of(buckets.of(entry), entry);
    }

    /** Gives the money of an entry to this account, and pays this order of it with that, where one is named. */
    public Outcome<BankEntry> credit(
            UUID id, Account.Id to, Optional<UUID> order, Actor actor, Reason reason, Instant now) {
        int bucket = buckets.of(id);
        var found = store.find(bucket, id);
        if (found.isEmpty()) return refused(BankRefusal.ENTRY_NOT_FOUND);
        var entry = found.get();
        if (!entry.isAtDesk()) return refused(BankRefusal.ENTRY_SETTLED);
        if (!entry.credit()) return refused(BankRefusal.ENTRY_OTHER_DIRECTION);
        var account = accounts.find(to);
        if (account.isEmpty()) return refused(BankRefusal.ENTRY_ACCOUNT_UNKNOWN, Map.of("account", to.value()));
        if (!account.get().currency().equals(entry.amount().currency())) {
            return refused(
                    BankRefusal.ENTRY_OTHER_CURRENCY,
                    Map.of(
                            "account", to.value(),
                            "currency", account.get().currency().getCurrencyCode()));
        }
        var own = order.filter(named ->
                orders.find(named).filter(one -> one.account().equals(to)).isPresent());
        return decide(
                bucket,
                entry,
                BankEntry.State.CREDITING,
                DeskAct.Act.CREDIT,
                new EntryStore.Decided(to, own, Optional.empty(), actor.name(), reason.text()),
                actor,
                now);
    }

    /** Takes back what a reversal is about from the account that got it. */
    public Outcome<BankEntry> takeBack(UUID id, UUID original, Actor actor, Reason reason, Instant now) {
        int bucket = buckets.of(id);
        var found = store.find(bucket, id);
        if (found.isEmpty()) return refused(BankRefusal.ENTRY_NOT_FOUND);
        var entry = found.get();
        if (!entry.isAtDesk()) return refused(BankRefusal.ENTRY_SETTLED);
        if (entry.credit()) return refused(BankRefusal.ENTRY_OTHER_DIRECTION);
        var credited = store.find(bucket, original)
                .filter(one -> one.state() == BankEntry.State.CREDITED)
                .filter(one -> one.amount().equals(entry.amount()));
        if (credited.isEmpty()) return refused(BankRefusal.ORIGINAL_NOT_FOUND);
        if (store.isTakenBack(bucket, original)) return refused(BankRefusal.ORIGINAL_TAKEN_BACK);
        return decide(
                bucket,
                entry,
                BankEntry.State.TAKING_BACK,
                DeskAct.Act.TAKE_BACK,
                new EntryStore.Decided(
                        credited.get().account().orElseThrow(),
                        Optional.empty(),
                        Optional.of(original),
                        actor.name(),
                        reason.text()),
                actor,
                now);
    }

    /** Leaves an entry as it is: no account is to have it, or it was settled some other way. */
    public Outcome<BankEntry> ignore(UUID id, Actor actor, Reason reason, Instant now) {
        int bucket = buckets.of(id);
        var found = store.find(bucket, id);
        if (found.isEmpty()) return refused(BankRefusal.ENTRY_NOT_FOUND);
        boolean ignored = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done = store.ignore(bucket, id, actor.name(), reason.text(), now);
            if (done) {
                acts.record(bucket, found.get(), DeskAct.Act.IGNORE, Optional.empty(), actor, reason.text(), now);
            }
            return done;
        }));
        return ignored ? Outcome.done(store.find(bucket, id).orElseThrow()) : refused(BankRefusal.ENTRY_SETTLED);
    }

    private Outcome<BankEntry> decide(
            int bucket,
            BankEntry entry,
            BankEntry.State to,
            DeskAct.Act act,
            EntryStore.Decided decided,
            Actor actor,
            Instant now) {
        try {
            if (!take(bucket, entry, to, act, decided, actor, now)) return refused(BankRefusal.ENTRY_SETTLED);
        } catch (DuplicateKeyException another) {
            // Another reversal took the same original back at this very moment.
            return refused(BankRefusal.ORIGINAL_TAKEN_BACK);
        }

        // From here on it is decided; should this process die, the clockwork carries it on.
        var state = settlements.carry(bucket, store.find(bucket, entry.id()).orElseThrow(), now);
        var after = store.find(bucket, entry.id()).orElseThrow();
        return state == BankEntry.State.DESK
                ? refused(
                        BankRefusal.WALLET_TOO_LOW,
                        Map.of(
                                "account", decided.account().value(),
                                "missing", after.deficit().orElseThrow().decimal(),
                                "currency", entry.amount().currency().getCurrencyCode()))
                : Outcome.done(after);
    }

    /** Answers whether it was still at the desk. */
    private boolean take(
            int bucket,
            BankEntry entry,
            BankEntry.State to,
            DeskAct.Act act,
            EntryStore.Decided decided,
            Actor actor,
            Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done = store.decide(bucket, entry.id(), BankEntry.State.DESK, to, decided);
            if (done) {
                acts.record(bucket, entry, act, Optional.of(decided.account()), actor, decided.because(), now);
            }
            return done;
        }));
    }
}
