package dev.perennial.subscription;

import dev.perennial.kernel.Term;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One term of an item as the database keeps it.
 *
 * @param priorEnd the end of the term before it; null for the first
 * @param order the order that paid it, with its line; null when it was granted
 * @param grantedBecause why it was given without an order; null when it was paid
 */
public record PaidTerm(
        Subscription.Id subscription,
        int number,
        Term term,
        @Nullable Instant priorEnd,
        @Nullable UUID order,
        @Nullable Integer line,
        @Nullable String grantedBecause) {}
