package dev.perennial.account;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * A customer of the vendor. It has one currency, one time zone and one language.
 *
 * @param lowBalanceThresholdMinor when available funds fall below this many minor units, the customer is told
 */
public record Account(
        Id id,
        String name,
        Currency currency,
        ZoneId zone,
        Locale language,
        Optional<String> email,
        Optional<String> phone,
        Optional<Long> lowBalanceThresholdMinor) {

    /** The same account by another name, in another language, by another calendar. */
    public Account with(String otherName, Locale otherLanguage, ZoneId otherZone) {
        return new Account(id, otherName, currency, otherZone, otherLanguage, email, phone, lowBalanceThresholdMinor);
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
