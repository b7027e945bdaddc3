package dev.perennial.dependency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rule 23: when a customer is told that what an item needs ends before the item does. */
final class WarningRule {
    private static final List<Integer> DAYS = List.of(1, 7, 30);

    private WarningRule() {}

    /**
     * The days before the needed end of which the customer is to be told now: 30, 7 or 1, each once.
     *
     * @param warned the last of which they were told, for the same end
     */
    static Optional<Integer> warning(Instant itemEnds, Instant neededEnds, @Nullable Integer warned, Instant now) {
        if (!neededEnds.isBefore(itemEnds)) {
            return Optional.empty();
        }
        long left = Duration.between(now, neededEnds).toDays();
        return DAYS.stream().filter(days -> left < days).findFirst().filter(days -> warned == null || days < warned);
    }
}
