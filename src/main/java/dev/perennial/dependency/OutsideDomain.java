package dev.perennial.dependency;

import dev.perennial.subscription.Subscription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain held elsewhere that an item here needs.
 *
 * @param expiresAt when its registry says it ends; null unless it was found
 * @param warnedDays the smallest number of days before that end of which the customer was told; null before the first
 */
public record OutsideDomain(
        Subscription.Id neededBy,
        String domain,
        Answer answer,
        @Nullable Instant expiresAt,
        Instant lookedUpAt,
        Instant nextLookUpAt,
        @Nullable Integer warnedDays) {

    public enum Answer {
        FOUND,
        /** The registry knows no such domain. */
        NOT_FOUND,
        /** Nobody answered, or not in a way that could be understood: asked again soon. */
        NO_ANSWER
    }
}
