package dev.perennial.books;

import dev.perennial.ledger.LedgerAccount;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of all accounts are asked for.
 *
 * @param account one side of them; null for all
 * @param from the first instant, and {@code to} the first one after
 * @param after where another page ended; null for the first page
 */
public record EntrySearch(
        @Nullable Currency currency,
        @Nullable LedgerAccount account,
        Instant from,
        Instant to,
        @Nullable Place after) {

    /** An entry's place: the oldest comes first, as in a book. */
    public record Place(Instant at, UUID id) {
        public static Optional<Place> read(String text) {
            var parts = text.split("_", -1);
            try {
                return parts.length == 2
                        ? Optional.of(new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                        : Optional.empty();
            } catch (DateTimeException | IllegalArgumentException noPlace) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }
}
