package dev.perennial.kernel;

import java.time.Instant;

/**
 * Work that a module above the clockwork's own wants done at every turn, bucket by bucket. Calls to the outside are made
 * here: claimed in one transaction, made outside any, recorded in another.
 */
public interface Errand {

    enum Turn {
        /** With the renewals, and again with them as long as any of it brings money in or decides anything. */
        MONEY,
        /** Once, after life cycle and reminders. */
        PAPERS,
        /** Last of all: what was decided goes out to people. */
        POST
    }

    /** Its name in the statement of a run: a word in lower case. */
    String name();

    Turn turn();

    /** Does what is due in this bucket and answers how much that was. A bug in one thing keeps the others going. */
    int run(int bucket, Instant now);
}
