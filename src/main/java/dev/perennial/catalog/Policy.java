package dev.perennial.catalog;

import dev.perennial.kernel.Money;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When things happen to a subscription of a product; data, not code. Days are calendar days counted from the date of
 * the expiration.
 *
 * @param leadDays the first automatic try is made this many days before the expiration
 * @param tryAt the hour of the tries, in the platform's zone
 * @param lastTryDays the last automatic try is made this many days before the expiration (rule 6)
 * @param laterTryDays further tries, each this many days after the expiration, ascending; empty: none
 * @param graceDays served on this many days after the expiration; 0: stops at once
 * @param retentionDays kept this many days while suspended, then released
 * @param reminderDays reminders, each this many days before the expiration, descending; 0 at it, negative after it
 * @param releaseWarningDays the warning before the release comes this many days before it
 * @param nonrenewalReminderDays the single reminder of an item that is not to be renewed, days before (rule 8)
 * @param lateBase where a term begins that is bought while suspended; in grace it is always the old end (rule 15)
 * @param providerConfirms whether a term counts only once the product's own system said yes (rule 22)
 * @param unpaidOrderDays an unpaid order lapses after this many days (rule 13)
 * @param priceTolerancePercent a price up to this much above the one agreed to is charged without asking (rule 10)
 * @param lateFees added to the price while suspended (a domain's redemption), by currency; empty: none
 */
public record Policy(
        int leadDays,
        LocalTime tryAt,
        int lastTryDays,
        List<Integer> laterTryDays,
        int graceDays,
        int retentionDays,
        List<Integer> reminderDays,
        int releaseWarningDays,
        int nonrenewalReminderDays,
        LateBase lateBase,
        boolean providerConfirms,
        int unpaidOrderDays,
        int priceTolerancePercent,
        Map<Currency, Money> lateFees) {

    public Policy {
        laterTryDays = List.copyOf(laterTryDays);
        reminderDays = List.copyOf(reminderDays);
        lateFees = Map.copyOf(lateFees);
    }

    /** What is added to a price in {@code currency} while the item is suspended, if anything. */
    public Optional<Money> lateFee(Currency currency) {
        return Optional.ofNullable(lateFees.get(currency));
    }
}
