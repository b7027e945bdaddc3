package dev.perennial.subscription;

import dev.perennial.catalog.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When automatic renewal is tried. With D the expiration's date in the platform's zone, a try is due at the policy's
 * hour on each day from D - lead to D - lastTry, until one succeeds (rules 1, 2, 3, 6); then on the later days the
 * policy may name.
 */
public final class TryRule {
    private TryRule() {}

    /** The first try for the present expiration, which may lie in the past; empty when there is none at all. */
    public static Optional<Instant> first(Subscription subscription, Policy policy, ZoneId platform) {
        return tries(subscription, policy, platform).findFirst();
    }

    /** The first try later than {@code after}; empty when the last one is over. */
    public static Optional<Instant> next(Subscription subscription, Policy policy, ZoneId platform, Instant after) {
        return tries(subscription, policy, platform)
                .filter(at -> at.isAfter(after))
                .findFirst();
    }

    /** The latest try that is over at {@code now}, for the present expiration; empty before the first. */
    public static Optional<Instant> latest(Subscription subscription, Policy policy, ZoneId platform, Instant now) {
        return tries(subscription, policy, platform)
                .filter(at -> !at.isAfter(now))
                .reduce((earlier, later) -> later);
    }

    /** The last try for the present expiration. */
    public static Optional<Instant> last(Subscription subscription, Policy policy, ZoneId platform) {
        return tries(subscription, policy, platform).reduce((earlier, later) -> later);
    }

    /**
     * Since when an imported rule counts as turned on: long ago, unless the item comes in after the day of its last
     * try, when it is treated as one turned on too late (rule 1).
     */
    public static Instant importedSince(Item item, Instant expiresAt, Policy policy, ZoneId platform, Instant now) {
        var lastDay = expiresAt.atZone(platform).toLocalDate().minusDays(policy.lastTryDays());
        return now.atZone(platform).toLocalDate().isAfter(lastDay) ? now : item.startedAt();
    }

    private static Stream<Instant> tries(Subscription subscription, Policy policy, ZoneId platform) {
        var plan = subscription.plan();
        if (!plan.isAuto() || subscription.isPayAsYouGo() || subscription.life().phase() == Phase.RELEASED) {
            return Stream.empty();
        }
        var expiration = subscription.life().expiresAt().atZone(platform).toLocalDate();
        var effective = plan.autoSince().atZone(platform).toLocalDate().plusDays(1);
        var first = later(expiration.minusDays(policy.leadDays()), effective);
        var last = expiration.minusDays(policy.lastTryDays());
        var before = Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1));
        var after = policy.laterTryDays().stream().map(expiration::plusDays).filter(day -> !day.isBefore(effective));
        return Stream.concat(before, after)
                .map(day -> day.atTime(policy.tryAt()).atZone(platform).toInstant());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
