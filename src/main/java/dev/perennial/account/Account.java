package dev.perennial.account;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * A customer of the vendor. It has one currency, one time zone and one language.
 *
 * @param lowBalanceThresholdMinor when available funds fall below this many minor units, the customer is told
 * @param reminders days of its own on which it is reminded
 */
public record Account(
        Id id,
        String name,
        Currency currency,
        ZoneId zone,
        Locale language,
        Optional<String> email,
        Optional<String> phone,
        Optional<Long> lowBalanceThresholdMinor,
        ReminderDays reminders) {

    /** Without reminder days of its own. */
    public Account(
            Id id,
            String name,
            Currency currency,
            ZoneId zone,
            Locale language,
            Optional<String> email,
            Optional<String> phone,
            Optional<Long> lowBalanceThresholdMinor) {
        this(id, name, currency, zone, language, email, phone, lowBalanceThresholdMinor, ReminderDays.NONE);
    }

    /** The same account by another name, in another language, by another calendar. */
    public Account with(String otherName, Locale otherLanguage, ZoneId otherZone) {
        return new Account(
                id, otherName, currency, otherZone, otherLanguage, email, phone, lowBalanceThresholdMinor, reminders);
    }

    public record Id(String value) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
