package dev.perennial.post;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When a message that could not be sent is tried again: after a minute, then after twice as long each time, up to four
 * hours; up to a fifth sooner or later, so that what failed together does not come back together. How much is decided by
 * the message and the try, so it can be foretold.
 */
final class PauseRule {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int DOUBLINGS_MAX = 8;
    private static final long SPREAD_MILLE = 200;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private PauseRule() {}

    static Instant next(UUID message, int attempt, Instant now) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS_MAX));
        var pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        long mixed = (message.getLeastSignificantBits() ^ message.getMostSignificantBits()) * MIX + attempt * MIX;
        long mille = Math.floorMod(mixed >>> 17, 2 * SPREAD_MILLE + 1) - SPREAD_MILLE;
        return now.plus(pause).plusMillis(pause.toMillis() * mille / 1000);
    }
}
