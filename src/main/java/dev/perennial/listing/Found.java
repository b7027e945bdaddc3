package dev.perennial.listing;

/** An item, and what the list is sorted by. */
public record Found(String id, String key) {
    /** The place of this row in its list. */
    public Place place(boolean before) {
        return new Place(id, key, before);
    }
}
