package dev.perennial.listing;

import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Which items of an account are listed, and in which order.
 *
 * @param mode how they are renewed; null for all
 * @param product its code; null for all
 * @param phase null for all but the released, which only their own filter shows
 * @param find part of an id or a name, whatever its capitals; empty for all
 * @param range when they expire
 * @param place between which rows the page begins; null at the start
 */
public record Search(
        @Nullable Mode mode,
        @Nullable String product,
        @Nullable Phase phase,
        String find,
        Span.Range range,
        Ordering ordering,
        boolean descending,
        @Nullable Place place) {
    public static final int FIND_MAX = 128;

    /** The same list from another place on. */
    public Search from(Place other) {
        return new Search(mode, product, phase, find, range, ordering, descending, other);
    }
}
