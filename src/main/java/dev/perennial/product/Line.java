package dev.perennial.product;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way to one product's system, as this process knows it: so many calls at once, and a rest after several without an
 * answer, so that a dead one costs a run no more than a few calls. After a rest one call goes ahead and finds out.
 */
final class Line {
    /** So many calls without an answer, one after the other, and nothing is asked for a while. */
    static final int SILENT_MAX = 3;

    private static final Duration REST = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 4;

    private final Duration longestWait;
    private int silent;
    private int open;
    private @Nullable Instant rests;

    /** @param longestWait how long a run waits for its turn before it goes on to something else */
    Line(Duration longestWait) {
        this.longestWait = longestWait;
    }

    synchronized Optional<Instant> restsUntil(Instant now) {
        return Optional.ofNullable(rests).filter(now::isBefore);
    }

    /** Takes one of the calls there may be at once, and waits for it a while; or answers until when the line rests. */
    synchronized Optional<Instant> enter(int atOnce, Instant now) {
        long patience = System.nanoTime() + longestWait.toNanos();
        while (true) {
            var resting = restsUntil(now);
            if (resting.isPresent()) return resting;
            if (open < (silent >= SILENT_MAX ? 1 : atOnce)) {
                open++;
                return Optional.empty();
            }
            long left = patience - System.nanoTime();
            if (left <= 0 || !waited(left)) return Optional.of(busy(now));
        }
    }

    /** It is too slow for what it is asked: everything else waits for a later run. */
    private Instant busy(Instant now) {
        var until = now.plus(REST);
        rests = until;
        notifyAll();
        return until;
    }

    private boolean waited(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized void answered() {
        open--;
        silent = 0;
        rests = null;
        notifyAll();
    }

    synchronized void silent(Instant now) {
        open--;
        silent++;
        if (silent >= SILENT_MAX) {
            rests = now.plus(REST.multipliedBy(1L << Math.min(silent - SILENT_MAX, DOUBLINGS_MAX)));
        }
        notifyAll();
    }

    /** Somebody has reason to believe that it answers again. */
    synchronized void wake() {
        silent = 0;
        rests = null;
        notifyAll();
    }
}
