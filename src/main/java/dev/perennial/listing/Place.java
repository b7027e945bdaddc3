package dev.perennial.listing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a page begins or ends: the row it comes after, or before.
 *
 * @param key what that row has in the column sorted by
 */
public record Place(String id, String key, boolean before) {
    /** What stands for the expiration of an item that never expires. */
    static final String NEVER = "never";

    private static final int TEXT_MAX = 1000;

    /** As it stands in an address: ids contain no bar. */
    public String text() {
        return id + "|" + key;
    }

    /** As {@link #text} writes it; empty for what is no place in such a list. */
    public static Optional<Place> read(String text, Ordering ordering, boolean before) {
        int bar = text.indexOf('|');
        if (bar < 1 || text.length() > TEXT_MAX || text.indexOf('\0') >= 0) return Optional.empty();
        var key = text.substring(bar + 1);
        return isKey(key, ordering) ? Optional.of(new Place(text.substring(0, bar), key, before)) : Optional.empty();
    }

    private static boolean isKey(String key, Ordering ordering) {
        return switch (ordering) {
            case NAME -> true;
            case PRODUCT, PRICE -> key.matches("\\d{1,18}");
            case EXPIRATION -> key.equals(NEVER) || isInstant(key);
        };
    }

    private static boolean isInstant(String key) {
        try {
            var at = Instant.parse(key);
            return !at.isBefore(Instant.EPOCH) && at.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
