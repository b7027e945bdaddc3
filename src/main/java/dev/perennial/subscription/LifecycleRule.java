package dev.perennial.subscription;

import dev.perennial.catalog.Policy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rule 21: {@code ACTIVE -> GRACE -> SUSPENDED -> RELEASED} by the policy's days. */
public final class LifecycleRule {
    private LifecycleRule() {}

    /** One change of phase and the instant it is due. */
    public record Step(Phase to, Instant at) {}

    /** The next change of phase if nobody renews; empty for what never ends or has ended for good. */
    public static Optional<Step> next(Subscription subscription, Policy policy, ZoneId zone) {
        if (subscription.isPayAsYouGo()) {
            return Optional.empty();
        }
        return switch (subscription.life().phase()) {
            case ACTIVE ->
                Optional.of(
                        policy.graceDays() > 0
                                ? new Step(Phase.GRACE, subscription.life().expiresAt())
                                : new Step(Phase.SUSPENDED, suspendedAt(subscription, policy, zone)));
            case GRACE -> Optional.of(new Step(Phase.SUSPENDED, suspendedAt(subscription, policy, zone)));
            case SUSPENDED -> Optional.of(new Step(Phase.RELEASED, releasedAt(subscription, policy, zone)));
            case RELEASED -> Optional.empty();
        };
    }

    /** Every step due by now, in order: after a long stop there may be several (rule 24). */
    public static List<Step> due(Subscription subscription, Policy policy, ZoneId zone, Instant now) {
        var steps = new ArrayList<Step>();
        var moving = subscription;
        for (var next = next(moving, policy, zone);
                next.isPresent() && !next.get().at().isAfter(now);
                next = next(moving, policy, zone)) {
            steps.add(next.get());
            moving = moving.with(moving.life().in(next.get().to(), now));
        }
        return steps;
    }

    /** When it stops serving if nobody renews. */
    public static Instant suspendedAt(Subscription subscription, Policy policy, ZoneId zone) {
        return daysAfterExpiration(subscription, policy.graceDays(), zone);
    }

    /** When it is deleted for good if nobody renews. */
    public static Instant releasedAt(Subscription subscription, Policy policy, ZoneId zone) {
        return daysAfterExpiration(subscription, policy.graceDays() + policy.retentionDays(), zone);
    }

    private static Instant daysAfterExpiration(Subscription subscription, int days, ZoneId zone) {
        var end = subscription.life().expiresAt().atZone(zone);
        var day = end.toLocalDate();
        // Where a change of clocks leaves the day of the expiration without 00:00, later days have theirs again.
        boolean whole = day.atStartOfDay(zone).equals(end);
        return whole
                ? day.plusDays(days).atStartOfDay(zone).toInstant()
                : end.plusDays(days).toInstant();
    }
}
