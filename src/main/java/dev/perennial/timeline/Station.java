package dev.perennial.timeline;

import java.time.Instant;

/**
 * One station of an item's life, for its picture.
 *
 * @param days how many calendar days from today, negative for what has passed
 */
public record Station(Kind kind, Instant at, long days, boolean passed) {
    public enum Kind {
        BOUGHT(Serves.FULLY),
        /** The first automatic charge for the present expiration. */
        CHARGE(Serves.FULLY),
        /** A later one, since those before it renewed nothing. */
        CHARGE_AGAIN(Serves.FULLY),
        NOW(Serves.FULLY),
        /** Expired, and served on for the days of grace. */
        EXPIRES(Serves.IN_GRACE),
        STOPS(Serves.NOT),
        /** For products without days of grace. */
        EXPIRES_AND_STOPS(Serves.NOT),
        RELEASED(Serves.NO_MORE);

        private final Serves after;

        Kind(Serves after) {
            this.after = after;
        }
    }

    /** How the item serves between two stations. */
    public enum Serves {
        FULLY,
        IN_GRACE,
        /** Stopped, its data kept. */
        NOT,
        /** Deleted for good. */
        NO_MORE
    }

    /** How the item serves from here on; what tells of money or of today changes nothing of {@code before}. */
    public Serves after(Serves before) {
        return switch (kind) {
            case CHARGE, CHARGE_AGAIN, NOW -> before;
            default -> kind.after;
        };
    }
}
