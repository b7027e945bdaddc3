package dev.perennial.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was bought.
 *
 * @param rank 1 is kept first when money is short; null comes after all ranked ones
 * @param dependsOn the item this one does not work without (a mailbox's domain), by id, held here or elsewhere
 */
public record Item(
        String product,
        String edition,
        String name,
        Billing billing,
        Instant startedAt,
        @Nullable Integer rank,
        @Nullable String dependsOn) {}
