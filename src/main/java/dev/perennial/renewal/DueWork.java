package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.db.Outages;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through what is due in a bucket: one transaction a batch of locked accounts. A batch that fails by a bug is
 * rolled back and its accounts are worked one by one, then the failing account's items in halves, and halves of halves;
 * the item that fails alone is parked, and everybody else goes on. An outage ends the work and parks nobody.
 */
@Component
public class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int REASON_MAX = 500;

    /** Items in one transaction: enough to make the statements cheap, few enough to keep memory and locks short. */
    public static final int BATCH = 1000;

    /** Decides and writes one batch inside the caller's transaction. */
    public interface Step {
        /**
         * @param complete whether {@code due} is all that is due of its accounts
         * @return what to do once the batch is committed: counting it, say
         */
        Runnable work(int bucket, List<Account.Id> locked, List<Subscription> due, boolean complete);

        /** An item that failed alone was set aside. */
        default void parked(Subscription item) {}
    }

    /** A batch on its way: known from outside the transaction that may fail. */
    private static final class Batch {
        List<Account.Id> accounts = List.of();
        int items;
        Runnable committed = () -> {};
    }

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Journal journal;
    private final Ids ids;
    private final TransactionTemplate transaction;

    DueWork(Accounts accounts, Subscriptions subscriptions, Journal journal, Ids ids, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.journal = journal;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** Works until nothing is due that nobody else works on; answers how many items it took. */
    public int run(int bucket, Work work, Instant now, Step step) {
        int taken = 0;
        for (int items = one(bucket, work, now, step); items > 0; items = one(bucket, work, now, step)) {
            taken += items;
        }
        return taken;
    }

    /** As {@link #run}, for one account alone. */
    public void runFor(int bucket, Work work, Account.Id account, Instant now, Step step) {
        while (!subscriptions.due(bucket, work, List.of(account), now, 1).isEmpty()) {
            alone(bucket, work, account, now, step);
        }
    }

    private int one(int bucket, Work work, Instant now, Step step) {
        var batch = new Batch();
        try {
            transaction.executeWithoutResult(status -> {
                batch.accounts = subscriptions.claim(bucket, work, now, BATCH);
                decide(bucket, work, batch, now, step);
            });
            batch.committed.run();
            return batch.items;
        } catch (RuntimeException failed) {
            // Where no account was claimed, the bug is nobody's in particular, and comes again however often it is
            // tried.
            if (Outages.isOutage(failed) || batch.accounts.isEmpty()) {
                throw failed;
            }
            LOG.warn("A batch of bucket {} failed and is taken apart", bucket, failed);
            batch.accounts.forEach(account -> alone(bucket, work, account, now, step));
            return Math.max(1, batch.items);
        }
    }

    private void decide(int bucket, Work work, Batch batch, Instant now, Step step) {
        if (batch.accounts.isEmpty()) {
            return;
        }
        var due = subscriptions.due(bucket, work, batch.accounts, now, BATCH);
        batch.items = due.size();
        if (!due.isEmpty()) {
            batch.committed = step.work(bucket, batch.accounts, due, due.size() < BATCH);
        }
    }

    private void alone(int bucket, Work work, Account.Id account, Instant now, Step step) {
        var batch = new Batch();
        batch.accounts = List.of(account);
        try {
            transaction.executeWithoutResult(status -> {
                accounts.lock(account);
                decide(bucket, work, batch, now, step);
            });
            batch.committed.run();
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            halves(bucket, work, subscriptions.due(bucket, work, List.of(account), now, BATCH), now, step);
        }
    }

    private void halves(int bucket, Work work, List<Subscription> items, Instant now, Step step) {
        if (items.size() == 1) {
            some(bucket, work, items, now, step);
        } else if (!items.isEmpty()) {
            int middle = items.size() / 2;
            some(bucket, work, items.subList(0, middle), now, step);
            some(bucket, work, items.subList(middle, items.size()), now, step);
        }
    }

    /** Works on some items of one account, as long as they are due; a single one that fails is parked. */
    private void some(int bucket, Work work, List<Subscription> items, Instant now, Step step) {
        var batch = new Batch();
        var account = items.getFirst().account();
        try {
            transaction.executeWithoutResult(status -> {
                accounts.lock(account);
                // Loaded again under the lock: somebody else may have worked on them meanwhile.
                var still = subscriptions.stillDue(
                        bucket, work, items.stream().map(Subscription::id).toList(), now);
                if (!still.isEmpty()) {
                    batch.committed = step.work(bucket, List.of(account), still, false);
                }
            });
            batch.committed.run();
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            if (items.size() > 1) {
                halves(bucket, work, items, now, step);
                return;
            }
            var item = items.getFirst();
            LOG.error("Parked {}", item.id(), failed);
            park(bucket, item, now, failed);
            step.parked(item);
        }
    }

    private void park(int bucket, Subscription item, Instant now, RuntimeException failed) {
        var words = failed.toString();
        var reason = words.substring(0, Math.min(words.length(), REASON_MAX));
        transaction.executeWithoutResult(status -> {
            accounts.lock(item.account());
            subscriptions.park(bucket, item.id(), now, reason);
            journal.record(
                    bucket,
                    List.of(new JournalEntry(
                            ids.next(item.account().value(), now),
                            item.account(),
                            Optional.of(item.id().value()),
                            now,
                            Actor.SYSTEM,
                            JournalEntry.Kind.PARKED,
                            Map.of("reason", reason))));
        });
    }
}
