package dev.perennial.post;

import dev.perennial.catalog.Policy;
import dev.perennial.notice.NoticeKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Until when telling is of use. */
final class PurposeRule {
    private PurposeRule() {}

    /** Empty where it tells of what has happened: that stays so. */
    static Optional<Instant> purpose(NoticeKind kind, Instant expiration, Policy policy, ZoneId zone) {
        return switch (kind) {
            case EXPIRING,
                    RENEWAL_COMING,
                    DEPENDENCY_AT_RISK,
                    LOW_BALANCE,
                    RENEWAL_FAILED,
                    PRICE_CONSENT,
                    NOT_AUTO_RENEWED -> Optional.of(expiration);
            case EXPIRED, SUSPENSION_COMING -> Optional.of(after(expiration, policy.graceDays(), zone));
            case SUSPENDED, RELEASE_COMING ->
                Optional.of(after(expiration, policy.graceDays() + policy.retentionDays(), zone));
            default -> Optional.empty();
        };
    }

    private static Instant after(Instant expiration, int days, ZoneId zone) {
        return expiration.atZone(zone).plusDays(days).toInstant();
    }
}
