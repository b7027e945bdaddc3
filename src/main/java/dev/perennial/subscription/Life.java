package dev.perennial.subscription;

import dev.perennial.kernel.Term;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stands.
 *
 * @param expiresAt the end of its last paid term; null for pay-as-you-go
 * @param termNumber how many terms it has had
 * @param anchorDay the day of month its terms keep (rule 16); null for pay-as-you-go
 */
public record Life(
        Phase phase,
        @Nullable Instant expiresAt,
        int termNumber,
        @Nullable Integer anchorDay,
        @Nullable Instant releasedAt) {

    /** After one more term was paid: the item serves again, whatever it did before (rule 20). */
    public Life extended(Term term, int anchorDay) {
        return new Life(Phase.ACTIVE, term.end(), termNumber + 1, anchorDay, null);
    }

    public Life in(Phase next, Instant now) {
        return new Life(next, expiresAt, termNumber, anchorDay, next == Phase.RELEASED ? now : null);
    }
}
