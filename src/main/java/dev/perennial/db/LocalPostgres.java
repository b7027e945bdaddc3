package dev.perennial.db;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One use of the PostgreSQL kept in a folder: it is started when nobody uses it yet, joined otherwise, and stopped when
 * the last use ends, in whichever process that may be. The data stay in the folder.
 */
public final class LocalPostgres implements AutoCloseable {
    static final String USER = "perennial";

    private final SharedServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalPostgres(SharedServer server) {
        this.server = server;
    }

    /** Starts or joins the server of this folder; a new folder becomes a new, empty server first. */
    public static LocalPostgres open(Path folder) {
        return new LocalPostgres(SharedServer.join(folder));
    }

    /** The address of one database of this server; a new server has only {@code postgres}. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return server.password();
    }

    /** Ends this use; ending it again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.leave();
        }
    }
}
