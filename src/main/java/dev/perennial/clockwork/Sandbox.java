package dev.perennial.clockwork;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Buckets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Moves a sandbox's clock. It stops at every instant at which something is due and does it there, so that the outcome
 * is that of a platform that was running all along.
 */
@Component
public class Sandbox {
    private final Clockwork clockwork;
    private final PlatformClock clock;
    private final Buckets buckets;
    private final RunLog log;

    Sandbox(Clockwork clockwork, PlatformClock clock, Buckets buckets, RunLog log) {
        this.clockwork = clockwork;
        this.clock = clock;
        this.buckets = buckets;
        this.log = log;
    }

    /** Moves to the next instant at which something is due and does it; empty when nothing ever is. */
    public Optional<Report> toNextEvent() {
        var now = clock.now();
        var overdue = clockwork.nextDue(Instant.EPOCH).filter(next -> !next.isAfter(now));
        var report = overdue.map(due -> clockwork.work(now, n -> {})).filter(done -> !done.isEmpty());
        return report.isPresent() ? report : clockwork.nextDue(now).map(next -> moveTo(next, at -> {}));
    }

    /**
     * Moves to {@code target}, from due instant to due instant, and does everything on the way.
     *
     * @param passed hears of every instant the clock stopped at
     */
    public Report moveTo(Instant target, Consumer<Instant> passed) {
        clock.mayMoveTo(target);
        clockwork.replan(clock.now());
        var entry = log.begin("move", target);
        var report = new Report();
        var next = new Instant[buckets.count()];
        buckets.all().forEach(bucket -> next[bucket] = nextDue(bucket, Instant.EPOCH));
        for (var stop = earliest(next); !stop.isAfter(target); stop = earliest(next)) {
            var now = clock.now();
            if (stop.isAfter(now)) {
                clock.move(now, stop);
                now = stop;
            }
            for (int bucket = 0; bucket < next.length; bucket++) {
                if (!next[bucket].isAfter(now)) {
                    report.add(clockwork.work(bucket, now));
                    // What could not be done now, because of a bug, does not stop the clock.
                    next[bucket] = nextDue(bucket, now);
                }
            }
            passed.accept(now);
        }
        var now = clock.now();
        if (target.isAfter(now)) {
            clock.move(now, target);
        }
        log.end(entry, report);
        return report;
    }

    private Instant nextDue(int bucket, Instant after) {
        return clockwork.nextDue(bucket, after).orElse(Instant.MAX);
    }

    private static Instant earliest(Instant[] next) {
        var earliest = Instant.MAX;
        for (var due : next) {
            earliest = due.isBefore(earliest) ? due : earliest;
        }
        return earliest;
    }
}
