package dev.perennial.subscription;

import dev.perennial.catalog.Policy;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which reminders an item is owed for its present expiration, and when (rules 8, 21, 30). */
public final class ReminderRule {
    /** Reminders go out at this local time of the account: after the day's automatic tries, in working hours. */
    public static final LocalTime HOUR = LocalTime.of(9, 0);

    private ReminderRule() {}

    public enum About {
        /** The term ends, or has ended. */
        EXPIRATION,
        /** Grace ends and the item stops serving. */
        SUSPENSION,
        /** The item is deleted for good. */
        RELEASE
    }

    /**
     * One reminder.
     *
     * @param days days before what it is about; 0 at it, negative after it
     */
    public record Occasion(About about, int days, Instant at) {
        /** What tells it from the others of its item, by whatever calendar. */
        String which() {
            return about + " " + days;
        }
    }

    /** Everything owed later than {@code after} and not later than {@code until}, in order. */
    public static List<Occasion> owed(
            Subscription subscription, Policy policy, ZoneId zone, Instant after, Instant until) {
        return all(subscription, policy, zone)
                .filter(occasion ->
                        occasion.at().isAfter(after) && !occasion.at().isAfter(until))
                .sorted(Comparator.comparing(Occasion::at))
                .toList();
    }

    public static Optional<Instant> next(Subscription subscription, Policy policy, ZoneId zone, Instant after) {
        return all(subscription, policy, zone)
                .map(Occasion::at)
                .filter(at -> at.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /**
     * Up to when reminders are decided on by another calendar, so that each which was decided on by the first stays so,
     * and none of the others is left out.
     */
    public static Instant decidedUntil(Subscription subscription, Policy policy, ZoneId from, ZoneId to) {
        var until = subscription.due().remindedUntil();
        var decided = all(subscription, policy, from)
                .filter(occasion -> !occasion.at().isAfter(until))
                .map(Occasion::which)
                .collect(Collectors.toSet());
        var last = all(subscription, policy, to)
                .filter(occasion -> decided.contains(occasion.which()))
                .map(Occasion::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        var next = all(subscription, policy, to)
                .filter(occasion -> !decided.contains(occasion.which()))
                .map(Occasion::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        if (until.isBefore(last)) return last;
        return until.isBefore(next) ? until : next.minusSeconds(1);
    }

    private static Stream<Occasion> all(Subscription subscription, Policy policy, ZoneId zone) {
        if (subscription.isPayAsYouGo() || subscription.life().phase() == Phase.RELEASED) {
            return Stream.empty();
        }
        var expiresAt = subscription.life().expiresAt();
        if (subscription.plan().mode() == Mode.NONE) {
            return Stream.of(before(About.EXPIRATION, expiresAt, policy.nonrenewalReminderDays(), zone));
        }
        // Where the item stops at its expiration, the notice of that says what a reminder at that instant would.
        var expiration = policy.reminderDays().stream()
                .filter(days -> days != 0 || policy.graceDays() > 0)
                .map(days -> before(About.EXPIRATION, expiresAt, days, zone));
        var suspension = policy.graceDays() > policy.releaseWarningDays()
                ? Stream.of(before(
                        About.SUSPENSION,
                        LifecycleRule.suspendedAt(subscription, policy, zone),
                        policy.releaseWarningDays(),
                        zone))
                : Stream.<Occasion>empty();
        var release = before(
                About.RELEASE, LifecycleRule.releasedAt(subscription, policy, zone), policy.releaseWarningDays(), zone);
        return Stream.of(expiration, suspension, Stream.of(release)).flatMap(occasions -> occasions);
    }

    private static Occasion before(About about, Instant end, int days, ZoneId zone) {
        if (days == 0) {
            return new Occasion(about, 0, end);
        }
        var day = end.atZone(zone).toLocalDate().minusDays(days);
        return new Occasion(about, days, day.atTime(HOUR).atZone(zone).toInstant());
    }
}
