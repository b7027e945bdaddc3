package dev.perennial.clockwork;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Front door to runs that somebody asks for: begun at once, worked on beside whoever asked, and looked at while they go.
 * One at a time, whichever process works on it; the clockwork's own runs go on as ever, since runs share their work.
 */
@Component
public class Runs implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    /** So often a run says that it goes on, and so long after the last word it counts as lost. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    private static final Duration LOST = Duration.ofMinutes(2);

    private final AskedRunStore store;
    private final Clockwork clockwork;
    private final Ids ids;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Runs(AskedRunStore store, Clockwork clockwork, Ids ids) {
        this.store = store;
        this.clockwork = clockwork;
        this.ids = ids;
    }

    /** Begins a run of all that is due now, and answers it as it begins. */
    public Outcome<AskedRun> start(Reason reason, Actor actor, Instant now) {
        var wall = PlatformClock.wall();
        store.lose(wall.minus(LOST), wall);
        var run = new AskedRun(
                ids.next("run", now),
                actor.shown(),
                reason.text(),
                now,
                wall,
                wall,
                null,
                AskedRun.State.RUNNING,
                clockwork.countDue(now),
                0,
                null,
                null);
        if (!store.begin(run)) {
            var going = store.going().map(other -> other.id().toString()).orElse("");
            return refused(RunRefusal.RUN_GOING, Map.of("run", going));
        }

        // From here on it goes.
        workers.execute(() -> watch(run));
        return Outcome.done(run);
    }

    public Outcome<AskedRun> find(UUID id) {
        return store.find(id).map(Outcome::done).orElseGet(() -> refused(RunRefusal.RUN_NOT_FOUND));
    }

    /** The one that goes, if any does. */
    public Optional<AskedRun> going() {
        return store.going();
    }

    /** Has it worked on, and says now and then that it goes on. */
    private void watch(AskedRun run) {
        var decided = new AtomicLong();
        var work = workers.submit(() -> clockwork.work(run.at(), decided::set));
        try {
            var report = await(work, run, decided);
            store.done(run.id(), report.renewals().due(), RunLog.Statement.of(report), PlatformClock.wall());
        } catch (ExecutionException failed) {
            LOG.error("Run {} ended by a fault", run.id(), failed.getCause());
            store.failed(run.id(), failed.getCause().getClass().getSimpleName(), PlatformClock.wall());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Report await(Future<Report> work, AskedRun run, AtomicLong decided)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return work.get(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException goesOn) {
                store.seen(run.id(), decided.get(), PlatformClock.wall());
            }
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
