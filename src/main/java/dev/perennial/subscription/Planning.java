package dev.perennial.subscription;

import dev.perennial.catalog.Policy;
import dev.perennial.subscription.ReminderRule.Which;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets an item's deadlines for its present expiration, from the rules. */
public final class Planning {
    private Planning() {}

    /** After the expiration changed: a new cycle begins, nothing was tried yet, reminders count from {@code now}. */
    public static Subscription newCycle(Subscription subscription, Policy policy, Zones zones, Instant now) {
        int sequence = subscription.due().sequence() + 1;
        var firstTry = TryRule.first(subscription, policy, zones.platform()).orElse(null);
        return again(subscription.with(new Due(firstTry, sequence, null, null, null, now)), policy, zones);
    }

    /** After the mode, the phase or the policy changed: steps and reminders are found anew; tries are the caller's. */
    public static Subscription again(Subscription subscription, Policy policy, Zones zones) {
        var due = subscription.due();
        return subscription.with(due.steppingAt(stepAt(subscription, policy, zones))
                .reminded(
                        due.remindedUntil(),
                        ReminderRule.next(subscription, policy, zones.account(), due.remindedUntil())
                                .orElse(null)));
    }

    /** After the account's zone changed: the same deadlines by the other calendar. */
    public static Subscription moved(Subscription subscription, Policy policy, Zones from, Zones to) {
        var due = subscription.due();
        var until = ReminderRule.decidedUntil(subscription, policy, from.account(), to.account());
        var since = until.isBefore(due.remindersSince()) ? until : due.remindersSince();
        return again(subscription.with(due.remindedSince(since, until)), policy, to);
    }

    /**
     * After what its reminders follow changed, its mode or its days: those of the new schedule whose moment passed
     * before they were in it are owed at once.
     */
    public static Subscription rescheduled(Subscription before, Subscription after, Policy policy, Zones zones) {
        return rescheduled(after, policy, zones, ReminderRule.decided(before, policy, zones.account()));
    }

    /** As above, where what was decided on is known from what was told. */
    public static Subscription rescheduled(Subscription item, Policy policy, Zones zones, Set<Which> told) {
        var until = ReminderRule.decidedUntil(item, policy, zones.account(), told);
        return again(item.with(item.due().reminded(until, item.due().reminderAt())), policy, zones);
    }

    private static @Nullable Instant stepAt(Subscription subscription, Policy policy, Zones zones) {
        return LifecycleRule.next(subscription, policy, zones.account())
                .map(LifecycleRule.Step::at)
                .orElse(null);
    }
}
