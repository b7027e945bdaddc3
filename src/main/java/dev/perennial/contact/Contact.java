package dev.perennial.contact;

import dev.perennial.account.Account;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody an account wants told.
 *
 * @param rank who is written to first; the next one when that one cannot be reached
 * @param language in which they are written to; the account's where they said nothing
 * @param zone of their quiet hours; the account's where they said nothing
 * @param quiet when they want no SMS
 */
public record Contact(
        UUID id,
        Account.Id account,
        String name,
        int rank,
        Set<Part> parts,
        Optional<Locale> language,
        Optional<ZoneId> zone,
        Optional<Address> email,
        Optional<Address> phone,
        Optional<QuietHours> quiet) {

    /** What somebody is to an account: it says what they are told of unless they say otherwise. */
    public enum Part {
        OWNER,
        BILLING,
        TECHNICAL
    }

    /**
     * Where somebody is reached.
     *
     * @param verifiedAt when they showed that it is theirs; nothing but a code is sent there before
     * @param failedAt since when nothing arrives there
     */
    public record Address(String value, Optional<Instant> verifiedAt, Optional<Instant> failedAt) {
        public boolean isReachable() {
            return verifiedAt.isPresent() && failedAt.isEmpty();
        }
    }

    public Contact at(int rank) {
        return new Contact(id, account, name, rank, parts, language, zone, email, phone, quiet);
    }

    public Contact with(Optional<Address> email, Optional<Address> phone) {
        return new Contact(id, account, name, rank, parts, language, zone, email, phone, quiet);
    }

    /** Whether anything at all arrives. */
    public boolean isReachable() {
        return email.filter(Address::isReachable).isPresent()
                || phone.filter(Address::isReachable).isPresent();
    }

    /** From the first to the second, by the contact's own clock; over midnight when the first is the later one. */
    public record QuietHours(LocalTime from, LocalTime until) {}
}
