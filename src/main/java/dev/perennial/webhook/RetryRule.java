package dev.perennial.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** When what was not taken goes again: as Standard Webhooks recommends, a little later for some than for others. */
final class RetryRule {
    private static final List<Duration> AFTER = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** Nobody puts us off for longer. */
    private static final Duration ASKED_MAX = Duration.ofHours(24);

    /** One part in so many is added at most. */
    private static final int JITTER = 10;

    /** Gone, or with too much to do. */
    private static final Set<Integer> TO_REST = Set.of(410, 429, 502, 503, 504);

    private static final Duration FAILING_FOR = Duration.ofDays(3);

    private RetryRule() {}

    /**
     * @param tries so many were made, of this round
     * @param asked what the endpoint asked us to wait
     * @return empty after the last
     */
    static Optional<Instant> next(UUID delivery, int tries, Optional<Duration> asked, Instant now) {
        if (tries > AFTER.size()) return Optional.empty();
        var pause = AFTER.get(tries - 1);
        long spread = pause.toMillis() / JITTER;
        var own = pause.plusMillis(Math.floorMod(delivery.getLeastSignificantBits() * 31 + tries, spread + 1));
        return Optional.of(now.plus(asked.map(wait -> wait.compareTo(ASKED_MAX) > 0 ? ASKED_MAX : wait)
                .filter(wait -> wait.compareTo(own) > 0)
                .orElse(own)));
    }

    /** Whether an endpoint that answers so is asked nothing else for now. */
    static boolean isToRest(int status) {
        return TO_REST.contains(status);
    }

    /** Whether an endpoint is given up: after a last try, and days without one taken. */
    static boolean isGivenUp(Instant failingSince, Instant now) {
        return !now.isBefore(failingSince.plus(FAILING_FOR));
    }
}
