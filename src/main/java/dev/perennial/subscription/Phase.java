package dev.perennial.subscription;

/** Where an item stands in its life. */
public enum Phase {
    ACTIVE,
    /** Expired, still serving. */
    GRACE,
    /** Stopped, data kept. */
    SUSPENDED,
    /** Deleted, final. */
    RELEASED
}
