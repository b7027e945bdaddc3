package dev.perennial.db;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * The server of one folder as this process uses it. Each process holds a shared lock on {@code users.lock} while it does;
 * whoever leaves and then gets that lock for itself alone was the last, and stops the server. Starting and stopping
 * happen under {@code start.lock}, so that nobody joins a server that is being stopped. The system drops the locks of a
 * process that dies, so a killed one never keeps the others waiting.
 */
final class SharedServer {
    /** File locks belong to the whole process: a second use in it is counted here, not locked again. */
    private static final Map<Path, SharedServer> JOINED = new HashMap<>();

    private final Path folder;
    private final PostgresCluster cluster;
    private final FileChannel users;
    private final FileLock use;
    private final int port;
    private int count = 1;

    private SharedServer(Path folder, PostgresCluster cluster, FileChannel users, FileLock use) throws IOException {
        this.folder = folder;
        this.cluster = cluster;
        this.users = users;
        this.use = use;
        this.port = cluster.run();
    }

    static SharedServer join(Path folder) {
        synchronized (JOINED) {
            try {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PostgresCluster.OWNER_ONLY));
                var real = folder.toRealPath();
                var joined = JOINED.get(real);
                if (joined == null) {
                    JOINED.put(real, joined = start(real));
                } else {
                    joined.count++;
                }
                return joined;
            } catch (IOException unusable) {
                throw new UncheckedIOException("Cannot run the database in " + folder, unusable);
            }
        }
    }

    int port() {
        return port;
    }

    String password() {
        try {
            return cluster.password();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the database password in " + folder, unreadable);
        }
    }

    void leave() {
        synchronized (JOINED) {
            if (--count > 0) {
                return;
            }
            JOINED.remove(folder);
            try (users;
                    var starting = FileChannel.open(folder.resolve("start.lock"), CREATE, WRITE);
                    var lock = starting.lock()) {
                use.release();
                if (users.tryLock() != null) {
                    cluster.stop();
                }
            } catch (IOException unusable) {
                throw new UncheckedIOException("Cannot stop the database in " + folder, unusable);
            }
        }
    }

    private static SharedServer start(Path folder) throws IOException {
        try (var starting = FileChannel.open(folder.resolve("start.lock"), CREATE, WRITE);
                var lock = starting.lock()) {
            var users = FileChannel.open(folder.resolve("users.lock"), CREATE, READ, WRITE);
            try {
                var use = users.lock(0, Long.MAX_VALUE, true);
                return new SharedServer(folder, new PostgresCluster(folder), users, use);
            } catch (IOException | RuntimeException failed) {
                users.close();
                throw failed;
            }
        }
    }
}
