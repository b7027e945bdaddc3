package dev.perennial.feed;

import dev.perennial.kernel.Said;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One entry of a calendar.
 *
 * @param at a charge's hour; for what fills a day, an instant of that day
 * @param expiration the expiration it belongs to: with the item and the kind, its name for good
 */
record Entry(Kind kind, Subscription item, Instant expiration, Instant at, Said summary, List<Said> description) {
    enum Kind {
        /** Automatic renewal charges, or finds that it cannot. */
        CHARGE,
        /** A term ends. */
        EXPIRATION,
        /** The item stops serving. */
        STOP,
        /** The item is deleted for good. */
        RELEASE
    }

    /** Only charges have an hour: by the account's calendar everything else happens as a day begins. */
    boolean fillsTheDay() {
        return kind != Kind.CHARGE;
    }

    /** The same at every fetch, whatever else changes. */
    String uid() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + expiration.getEpochSecond() + "-"
                + item.id().value() + "@perennial";
    }
}
