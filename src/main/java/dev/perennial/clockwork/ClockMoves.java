package dev.perennial.clockwork;

import dev.perennial.clock.ClockRefusal;
import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Front door to moving a sandbox's clock for whoever does not wait: one move at a time, to be looked at on its way. */
@Component
public class ClockMoves {
    private static final Logger LOG = LoggerFactory.getLogger(ClockMoves.class);

    private final Sandbox sandbox;
    private final Clockwork clockwork;
    private final PlatformClock clock;
    private final Installation installation;
    private @Nullable Move move;

    ClockMoves(Sandbox sandbox, Clockwork clockwork, PlatformClock clock, Installation installation) {
        this.sandbox = sandbox;
        this.clockwork = clockwork;
        this.clock = clock;
        this.installation = installation;
    }

    /** How far: the buttons of the page. */
    public enum Way {
        NEXT(0),
        DAY(1),
        MONTH(30);

        final int days;

        Way(int days) {
            this.days = days;
        }
    }

    /** A move under way, or the last one. */
    public static final class Move {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Instant from;
        private final Instant target;
        private volatile Instant at;
        private volatile int stops;
        private volatile @Nullable Report report;
        private volatile @Nullable Said failure;

        private Move(Instant from, Instant target) {
            this.from = from;
            this.target = target;
            this.at = from;
        }

        public Instant from() {
            return from;
        }

        public Instant target() {
            return target;
        }

        public Instant at() {
            return at;
        }

        public int stops() {
            return stops;
        }

        public Optional<Said> failure() {
            return Optional.ofNullable(failure);
        }

        /** What was done on the way; empty before the end, where it failed, and where there was nothing to do. */
        public Optional<Report> report() {
            return Optional.ofNullable(report);
        }

        public boolean hasEnded() {
            return ended.getCount() == 0;
        }

        /** Waits for the end, but not for long; answers whether it came. */
        public boolean endsWithin(Duration patience) {
            try {
                return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void passed(Instant stop) {
            at = stop;
            stops++;
        }
    }

    /**
     * Sets the clock going.
     *
     * @param seen where the visitor saw it stand; a page that was left behind moves nothing
     * @throws RefusedException when the clock is real, has moved since, or is being moved
     */
    public synchronized Move begin(Way way, Instant seen) {
        var now = clock.now();
        clock.mayMoveTo(now);
        return way == Way.NEXT
                ? begin(now, clockwork.nextDue(now).orElse(now), seen, true)
                : begin(now, now.atZone(installation.zone()).plusDays(way.days).toInstant(), seen, false);
    }

    /** As {@link #begin(Way, Instant)}, to an instant of one's own choice. */
    public synchronized Move begin(Instant target, Instant seen) {
        clock.mayMoveTo(target);
        return begin(clock.now(), target, seen, false);
    }

    private Move begin(Instant now, Instant target, Instant seen, boolean next) {
        if (move != null && !move.hasEnded()) throw new RefusedException(ClockRefusal.CLOCK_IS_MOVING, Map.of());
        if (!now.equals(seen)) {
            throw new RefusedException(ClockRefusal.CLOCK_HAS_MOVED, Map.of("from", seen.toString()));
        }
        var begun = new Move(now, target);
        move = begun;
        Thread.ofVirtual().name("sandbox clock").start(() -> run(begun, next));
        return begun;
    }

    public synchronized Optional<Move> current() {
        return Optional.ofNullable(move);
    }

    private void run(Move begun, boolean next) {
        try {
            begun.report = next ? sandbox.toNextEvent().orElse(null) : sandbox.moveTo(begun.target(), begun::passed);
        } catch (RefusedException refused) {
            begun.failure = Said.refusal(refused.why(), refused.facts());
        } catch (RuntimeException failed) {
            LOG.error("The sandbox's clock stopped on its way from {}", begun.from(), failed);
            begun.failure = Said.of("admin.clock.failed");
        } finally {
            ended(begun);
        }
    }

    private void ended(Move begun) {
        try {
            begun.at = clock.now();
        } finally {
            begun.ended.countDown();
        }
    }
}
