package dev.perennial.bench;

/** How many rows of a table were written. */
record Written(long inserted, long updated, long deleted) {
    static final Written NOTHING = new Written(0, 0, 0);

    Written minus(Written before) {
        return new Written(inserted - before.inserted, updated - before.updated, deleted - before.deleted);
    }

    long rows() {
        return inserted + updated + deleted;
    }
}
