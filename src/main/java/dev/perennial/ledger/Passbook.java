package dev.perennial.ledger;

import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moved a wallet, newest first, each with the balance it left.
 *
 * @param next where older entries go on; empty after the first one of all
 */
public record Passbook(List<Line> lines, Optional<Cursor> next) {

    /**
     * One entry.
     *
     * @param change what it added, or took where it is negative
     * @param balance the balance after it
     */
    public record Line(Transfer entry, Money change, Money balance) {}

    /**
     * Some of the book.
     *
     * @param from where another page of it ended; empty for its newest entries
     * @param since entries at this instant or later; null for all
     * @param before entries before this instant; null for all
     */
    public record Window(
            Optional<Cursor> from,
            @Nullable Instant since,
            @Nullable Instant before) {}

    /**
     * A place in the book. It carries the balance that stood there, since entries never change: so no page has to count
     * those before it.
     *
     * @param before the last entry shown
     * @param minor the balance before that entry
     */
    public record Cursor(UUID before, long minor) {
        /** As it stands in an address; empty for what is none. */
        public static Optional<Cursor> read(String text) {
            var parts = text.split("_", -1);
            try {
                return parts.length == 2
                        ? Optional.of(new Cursor(UUID.fromString(parts[0]), Long.parseLong(parts[1])))
                        : Optional.empty();
            } catch (IllegalArgumentException noCursor) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return before + "_" + minor;
        }
    }
}
