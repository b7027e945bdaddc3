package dev.perennial.bench;

import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.StatementCount;

/** A running platform over one database, as the bench is handed it. */
public interface Platform extends AutoCloseable {
    <T> T bean(Class<T> type);

    /** Where it serves its pages. */
    int port();

    @Override
    void close();

    /** Starts a platform over a database, which it makes ready, and counts its statements. */
    interface Opener {
        Platform open(DatabaseOptions database, StatementCount count);
    }
}
