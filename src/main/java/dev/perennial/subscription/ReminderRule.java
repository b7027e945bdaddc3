package dev.perennial.subscription;

import dev.perennial.catalog.Policy;
import dev.perennial.notice.NoticeKind;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which reminders an item is owed for its present expiration, and when (rules 8, 21, 30). */
public final class ReminderRule {
    /** Reminders go out at this local time of the account: after the day's automatic tries, in working hours. */
    public static final LocalTime HOUR = LocalTime.of(9, 0);

    private ReminderRule() {}

    public enum About {
        /** The term ends, or has ended. */
        EXPIRATION(NoticeKind.EXPIRING, NoticeKind.RENEWAL_COMING, NoticeKind.EXPIRED),
        /** Grace ends and the item stops serving. */
        SUSPENSION(NoticeKind.SUSPENSION_COMING),
        /** The item is deleted for good. */
        RELEASE(NoticeKind.RELEASE_COMING);

        private final Set<NoticeKind> kinds;

        About(NoticeKind... kinds) {
            this.kinds = Set.of(kinds);
        }

        /** The kinds of notice it is told by: whichever it was, it is told. */
        public Set<NoticeKind> kinds() {
            return kinds;
        }
    }

    /** Which reminder of its item it is, by whatever calendar. */
    public record Which(About about, int days) {}

    /**
     * One reminder.
     *
     * @param days days before what it is about; 0 at it, negative after it
     */
    public record Occasion(About about, int days, Instant at) {
        public Which which() {
            return new Which(about, days);
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

    /** Those of these days that come by the item's present schedule, and were decided on. */
    static Set<Which> decided(Subscription subscription, Policy policy, ZoneId zone) {
        var until = subscription.due().remindedUntil();
        return all(subscription, policy, zone)
                .filter(occasion -> !occasion.at().isAfter(until))
                .map(Occasion::which)
                .collect(Collectors.toSet());
    }

    /**
     * Up to when reminders are decided on by another schedule: what it names that was not decided on, and lies in the
     * past of this expiration, is owed still; save that nobody is warned of an expiration that is over.
     */
    static Instant decidedUntil(Subscription subscription, Policy policy, ZoneId zone, Set<Which> decided) {
        var due = subscription.due();
        boolean ended = subscription.life().phase() != Phase.ACTIVE;
        return all(subscription, policy, zone)
                .filter(occasion -> !ended || occasion.about() != About.EXPIRATION || occasion.days() <= 0)
                .filter(occasion -> occasion.at().isAfter(due.remindersSince())
                        && !occasion.at().isAfter(due.remindedUntil())
                        && !decided.contains(occasion.which()))
                .map(occasion -> occasion.at().minusSeconds(1))
                .min(Comparator.naturalOrder())
                .map(before -> before.isBefore(due.remindersSince()) ? due.remindersSince() : before)
                .orElse(due.remindedUntil());
    }

    /**
     * Up to when reminders are decided on by another calendar, so that each which was decided on by the first stays so,
     * and none of the others is left out.
     */
    public static Instant decidedUntil(Subscription subscription, Policy policy, ZoneId from, ZoneId to) {
        var until = subscription.due().remindedUntil();
        var decided = decided(subscription, policy, from);
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
        var expiration = Stream.concat(policy.reminderDays().stream(), subscription.extraDays().stream())
                .distinct()
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
