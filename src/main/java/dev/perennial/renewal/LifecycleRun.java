package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.order.Books;
import dev.perennial.order.ChangeWriter;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Work;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The clockwork of phases: what nobody renewed expires, is stopped, and at last released (rule 21). */
@Component
public class LifecycleRun {
    private final DueWork work;
    private final Books books;
    private final Catalogs catalogs;
    private final ChangeWriter writer;

    LifecycleRun(DueWork work, Books books, Catalogs catalogs, ChangeWriter writer) {
        this.work = work;
        this.books = books;
        this.catalogs = catalogs;
        this.writer = writer;
    }

    /** Works through a bucket; answers how many items entered each phase. */
    public Map<Phase, Integer> run(int bucket, Instant now) {
        var entered = new EnumMap<Phase, Integer>(Phase.class);
        work.run(bucket, Work.STEP, now, (in, locked, due, complete) -> {
            var batch = step(in, locked, due, now);
            return () -> batch.forEach((phase, count) -> entered.merge(phase, count, Integer::sum));
        });
        return entered;
    }

    private Map<Phase, Integer> step(int bucket, List<Account.Id> locked, List<Subscription> due, Instant now) {
        var changes = books.changes(now);
        var batch = new LifecycleBatch(catalogs.current(), books.open(bucket, locked, now), changes);
        batch.step(due);
        writer.write(bucket, changes);
        var entered = new EnumMap<Phase, Integer>(Phase.class);
        batch.entered().forEach(step -> entered.merge(step.phase(), 1, Integer::sum));
        return entered;
    }
}
