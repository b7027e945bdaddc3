package dev.perennial.post;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.db.Outages;
import dev.perennial.notice.Outbox;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts what is due into messages, a batch of held accounts at a time. A batch that fails by a bug is worked account by
 * account; the one that fails alone is left for the next run, and keeps nobody waiting.
 */
@Component
class Posting {
    private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

    /** Notices in one transaction. */
    private static final int BATCH = 1000;

    private final Outbox outbox;
    private final Accounts accounts;
    private final PostingBatch batch;
    private final TransactionTemplate transaction;

    Posting(Outbox outbox, Accounts accounts, PostingBatch batch, TransactionTemplate transaction) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.batch = batch;
        this.transaction = transaction;
    }

    /** Answers how many messages there are more. */
    int run(int bucket, Instant now) {
        var left = new HashSet<Account.Id>();
        int posted = 0;
        while (true) {
            var claimed = new HashSet<Account.Id>();
            posted += some(bucket, left, claimed, now);
            if (claimed.isEmpty()) return posted;
        }
    }

    private int some(int bucket, Set<Account.Id> left, Set<Account.Id> claimed, Instant now) {
        try {
            return transaction.execute(status -> {
                var held = outbox.claimAccounts(bucket, left, now, BATCH);
                claimed.addAll(held);
                return batch.post(bucket, held, now);
            });
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed) || claimed.isEmpty()) {
                throw failed;
            }
            LOG.warn("A batch of bucket {} could not be posted and is taken apart", bucket, failed);
            return claimed.stream()
                    .sorted()
                    .mapToInt(account -> alone(bucket, account, left, now))
                    .sum();
        }
    }

    private int alone(int bucket, Account.Id account, Set<Account.Id> left, Instant now) {
        try {
            return transaction.execute(status -> {
                accounts.lock(account);
                return batch.post(bucket, List.of(account), now);
            });
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            LOG.error("What {} is to be told could not be posted", account, failed);
            left.add(account);
            return 0;
        }
    }
}
