package dev.perennial.clockwork;

import dev.perennial.account.Account;
import dev.perennial.db.Outages;
import dev.perennial.dependency.Dependencies;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Errand;
import dev.perennial.order.Cancellation;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.reminder.ReminderRun;
import dev.perennial.renewal.AutoRenewalRun;
import dev.perennial.renewal.ConfirmationRun;
import dev.perennial.renewal.LifecycleRun;
import dev.perennial.renewal.Replanning;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Does everything that is due. Tries come before expiry, so that after a stop of any length what could be renewed is
 * renewed (rule 24), and reminders come last, so that nobody is reminded of what has just been settled.
 */
@Component
public class Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final Cancellation cancellation;
    private final AutoRenewalRun renewals;
    private final ProviderTasks tasks;
    private final ConfirmationRun confirmations;
    private final LifecycleRun lifecycle;
    private final ReminderRun reminders;
    private final Subscriptions subscriptions;
    private final Replanning replanning;
    private final Dependencies dependencies;
    private final ClockworkQueries queries;
    private final List<Errand> errands;
    private final RunLog log;
    private final Buckets buckets;
    private final int lanes;

    Clockwork(
            Cancellation cancellation,
            AutoRenewalRun renewals,
            ProviderTasks tasks,
            ConfirmationRun confirmations,
            LifecycleRun lifecycle,
            ReminderRun reminders,
            Subscriptions subscriptions,
            Replanning replanning,
            Dependencies dependencies,
            ClockworkQueries queries,
            List<Errand> errands,
            RunLog log,
            Buckets buckets,
            @Value("${perennial.lanes:1}") int lanes) {
        this.cancellation = cancellation;
        this.renewals = renewals;
        this.tasks = tasks;
        this.confirmations = confirmations;
        this.lifecycle = lifecycle;
        this.reminders = reminders;
        this.subscriptions = subscriptions;
        this.replanning = replanning;
        this.dependencies = dependencies;
        this.queries = queries;
        this.errands = List.copyOf(errands);
        this.log = log;
        this.buckets = buckets;
        this.lanes = lanes;
    }

    /** Works through all buckets and keeps a record; hears of each bucket how many renewals were decided so far. */
    public Report work(Instant now, LongConsumer progress) {
        replanning.run(now);
        var entry = log.begin("run", now);
        var report = new Report();
        Lanes.work(buckets.all().boxed().toList(), lanes, bucket -> {
            var done = work(bucket, now);
            synchronized (report) {
                report.add(done);
                progress.accept(report.renewals().due());
            }
        });
        log.end(entry, report);
        return report;
    }

    /** Tries at once what is due of this account, and hears what providers say: after money or a yes came in. */
    public Report workOn(Account.Id account, Instant now) {
        int bucket = buckets.of(account.value());
        var report = new Report();
        int confirmed;
        do {
            renewals.runFor(bucket, account, now, report.renewals());
            report.carry(tasks.carryDue(bucket, now));
            confirmed = confirmations.run(bucket, now, report.renewals());
            confirmed += run(Errand.Turn.MONEY, bucket, now, report);
        } while (confirmed > 0);
        return report;
    }

    /**
     * Lets what waits for another try of this product be carried at once, once its system is reached otherwise: also where
     * a sandbox's clock stands still. Goes on by itself, since there may be much of it, and slow answers.
     */
    public void beginCarrying(String product, Instant now) {
        Thread.ofVirtual().name("carry-" + product).start(() -> {
            try {
                carry(product, now);
            } catch (RuntimeException failed) {
                if (!Outages.isOutage(failed)) {
                    throw failed;
                }
                LOG.warn("The database is away; the next run carries to {}: {}", product, failed.getMessage());
            }
        });
    }

    /** As {@link #beginCarrying}, and answers when that is done. */
    public Report carry(String product, Instant now) {
        var report = new Report();
        buckets.all().filter(bucket -> tasks.wake(bucket, product, now) > 0).forEach(bucket -> {
            do {
                report.carry(tasks.carryDue(bucket, now));
            } while (confirmations.run(bucket, now, report.renewals()) + run(Errand.Turn.MONEY, bucket, now, report)
                    > 0);
        });
        return report;
    }

    /** Everything due in one bucket. */
    Report work(int bucket, Instant now) {
        var report = new Report();
        int decided;
        do {
            report.lapse(lapse(bucket, now));
            decided = renewals.run(bucket, now, report.renewals());
            report.carry(tasks.carryDue(bucket, now));
            decided += confirmations.run(bucket, now, report.renewals());
            decided += run(Errand.Turn.MONEY, bucket, now, report);
        } while (decided > 0);
        report.enter(lifecycle.run(bucket, now));
        report.carry(tasks.carryDue(bucket, now));
        report.remind(reminders.run(bucket, now));
        run(Errand.Turn.PAPERS, bucket, now, report);
        run(Errand.Turn.POST, bucket, now, report);
        return report;
    }

    private int run(Errand.Turn turn, int bucket, Instant now, Report report) {
        int all = 0;
        for (var errand : errands) {
            if (errand.turn() == turn) {
                int done = errand.run(bucket, now);
                report.errand(errand.name(), done);
                all += done;
            }
        }
        return all;
    }

    private int lapse(int bucket, Instant now) {
        int lapsed = 0;
        for (int more = lapseSome(bucket, now); more > 0; more = lapseSome(bucket, now)) {
            lapsed += more;
        }
        return lapsed;
    }

    /** An order that cannot lapse because of a bug keeps nobody else waiting: it is tried again by the next run. */
    private int lapseSome(int bucket, Instant now) {
        int lapsed = 0;
        for (var order : cancellation.lapsed(bucket, now)) {
            try {
                cancellation.lapse(bucket, order, now);
                lapsed++;
            } catch (RuntimeException failed) {
                if (Outages.isOutage(failed)) {
                    throw failed;
                }
                LOG.error("Order {} could not lapse", order, failed);
            }
        }
        return lapsed;
    }

    /** How many automatic tries are due by now. */
    public long countDue(Instant now) {
        return buckets.all()
                .mapToLong(bucket -> subscriptions.countDue(bucket, Work.TRY, now))
                .sum();
    }

    /** Looks up what items need and is held elsewhere; apart from the rest, since the answers come from far away. */
    public void lookUp(Instant now) {
        buckets.all().forEach(bucket -> dependencies.lookUpDue(bucket, now));
    }

    /** Before a sandbox's clock is moved: what is due next is found by the policies as they are now. */
    void replan(Instant now) {
        replanning.run(now);
    }

    Optional<Instant> nextDue(int bucket, Instant after) {
        return queries.nextDue(bucket, after);
    }

    /** The earliest instant later than {@code after} at which anything is to be done anywhere. */
    public Optional<Instant> nextDue(Instant after) {
        return buckets.all()
                .mapToObj(bucket -> queries.nextDue(bucket, after))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
