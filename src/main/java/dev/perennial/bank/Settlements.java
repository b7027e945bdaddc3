package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.db.Outages;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries decided entries to their accounts. Three steps, each in a transaction of its own, since the bank account and
 * the customer's lie in different buckets: it is decided; the account has its receipt; the entry says so. Whoever is
 * interrupted between is taken up again, and the receipt is written once.
 */
@Component
class Settlements {
    private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Matching matching;
    private final EntryStore store;
    private final ActStore acts;
    private final Receipts receipts;
    private final TransactionTemplate transaction;

    Settlements(
            Matching matching, EntryStore store, ActStore acts, Receipts receipts, TransactionTemplate transaction) {
        this.matching = matching;
        this.store = store;
        this.acts = acts;
        this.receipts = receipts;
        this.transaction = transaction;
    }

    /** Looks at what is fresh in a bucket, and carries what is decided to its end. */
    Statements.Settled settle(int bucket, Instant now) {
        var tally = Statements.Settled.NOTHING;
        for (var looked = matching.decide(bucket, now); looked.looked() > 0; looked = matching.decide(bucket, now)) {
            tally = tally.plus(looked).plus(carry(bucket, now));
        }
        return tally.plus(carry(bucket, now));
    }

    private Statements.Settled carry(int bucket, Instant now) {
        long credited = 0;
        long takenBack = 0;
        long asked = 0;
        var touched = new HashSet<Account.Id>();
        var after = BEFORE_ALL;
        for (var some = store.decided(bucket, after, Matching.BATCH);
                !some.isEmpty();
                some = store.decided(bucket, after, Matching.BATCH)) {
            for (var entry : some) {
                switch (carrySafely(bucket, entry, now)) {
                    case CREDITED -> credited++;
                    case TAKEN_BACK -> takenBack++;
                    case DESK -> asked++;
                    default -> {}
                }
                if (touched.size() < Statements.ACCOUNTS_MAX)
                    touched.add(entry.account().orElseThrow());
            }
            after = some.getLast().id();
        }
        return new Statements.Settled(0, credited, takenBack, asked, touched);
    }

    /** An entry that cannot be carried because of a bug keeps no other waiting: it is tried again by the next run. */
    private BankEntry.State carrySafely(int bucket, BankEntry entry, Instant now) {
        try {
            return carry(bucket, entry, now);
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            LOG.error("Entry {} of the bank could not be settled", entry.id(), failed);
            return entry.state();
        }
    }

    BankEntry.State carry(int bucket, BankEntry entry, Instant now) {
        var actor = Actor.operator(entry.actor());
        if (entry.state() == BankEntry.State.CREDITING) {
            var receipt = Objects.requireNonNull(transaction.execute(status -> receipts.credit(entry, actor, now)));
            transaction.executeWithoutResult(status ->
                    store.settle(bucket, entry.id(), entry.state(), BankEntry.State.CREDITED, receipt.movedBy(), now));
            return BankEntry.State.CREDITED;
        }
        var taken = Objects.requireNonNull(transaction.execute(status -> receipts.takeBack(entry, actor, now)));
        return switch (taken) {
            case Outcome.Done<Receipt>(var receipt) -> {
                transaction.executeWithoutResult(status -> store.settle(
                        bucket, entry.id(), entry.state(), BankEntry.State.TAKEN_BACK, receipt.movedBy(), now));
                yield BankEntry.State.TAKEN_BACK;
            }
            case Outcome.Refused<Receipt>(var why, var facts) -> {
                sendBack(bucket, entry, facts.get("missing"), now);
                yield BankEntry.State.DESK;
            }
        };
    }

    private void sendBack(int bucket, BankEntry entry, String missing, Instant now) {
        Currency currency = entry.amount().currency();
        transaction.executeWithoutResult(status -> {
            if (store.ask(bucket, entry.id(), BankEntry.Why.DEFICIT, Optional.of(Money.parse(missing, currency)))) {
                acts.record(
                        bucket,
                        entry,
                        DeskAct.Act.SENT_BACK,
                        entry.account(),
                        Actor.SYSTEM,
                        "@transfers.because.DEFICIT",
                        now);
            }
        });
    }
}
