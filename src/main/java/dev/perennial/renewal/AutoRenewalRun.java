package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.catalog.Catalogs;
import dev.perennial.order.Books;
import dev.perennial.order.ChangeWriter;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Work;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The clockwork of automatic renewal: every try that is due is decided, whatever it comes to. */
@Component
public class AutoRenewalRun {
    private final DueWork work;
    private final Books books;
    private final Catalogs catalogs;
    private final ChangeWriter writer;
    private final AttemptStore attempts;
    private final AutoTopUps topUps;

    AutoRenewalRun(
            DueWork work,
            Books books,
            Catalogs catalogs,
            ChangeWriter writer,
            AttemptStore attempts,
            AutoTopUps topUps) {
        this.work = work;
        this.books = books;
        this.catalogs = catalogs;
        this.writer = writer;
        this.attempts = attempts;
        this.topUps = topUps;
    }

    /** Works through a bucket; adds what was decided to the statement, and answers how many items that were. */
    public int run(int bucket, Instant now, Tally statement) {
        return work.run(bucket, Work.TRY, now, step(now, statement));
    }

    /** Works on one account alone, at once: money has arrived, or a customer said yes. */
    public void runFor(int bucket, Account.Id account, Instant now, Tally statement) {
        work.runFor(bucket, Work.TRY, account, now, step(now, statement));
    }

    private DueWork.Step step(Instant now, Tally statement) {
        return new DueWork.Step() {
            @Override
            public Runnable work(int bucket, List<Account.Id> locked, List<Subscription> due, boolean complete) {
                var decided = renew(bucket, locked, due, complete, now);
                return () -> statement.add(decided);
            }

            @Override
            public void parked(Subscription item) {
                statement.add(Tally.Decision.PARKED, "PARKED", null);
            }
        };
    }

    private Tally renew(int bucket, List<Account.Id> locked, List<Subscription> due, boolean complete, Instant now) {
        var changes = books.changes(now); // load
        var batch = new RenewalBatch(catalogs.current(), books.open(bucket, locked, now), changes);
        batch.decide(due, complete); // decide
        batch.conclude(topUps.means(bucket, batch.lacking(), now));
        writer.write(bucket, changes); // write and tell
        attempts.insert(bucket, batch.attempts());
        topUps.begin(bucket, batch.charges(), now);
        return batch.tally();
    }
}
