package dev.perennial.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The files of one server ("cluster" is PostgreSQL's word) and the commands that create, start and stop it. */
final class PostgresCluster {
    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final int START_ATTEMPTS = 5;

    /** Written once into a new server's own configuration file, where whoever runs it may change them. */
    private static final List<String> TUNING = List.of(
            "shared_buffers=192MB",
            "max_connections=100",
            "max_wal_size=2GB",
            "checkpoint_timeout=15min",
            "wal_compression=on",
            "random_page_cost=1.1",
            "jit=off");

    /** Given at every start, so that no file can loosen them: money is kept here. */
    private static final List<String> FIXED = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=''",
            "timezone=UTC",
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on");

    private final Path folder;
    private final Path data;
    private final PostgresPrograms programs;

    PostgresCluster(Path folder) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("cluster");
        this.programs = PostgresPrograms.in(folder);
    }

    /** Joins the server when one runs on these files, even one left by a killed process; starts it otherwise. */
    int run() throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            create();
        }
        IllegalStateException refusal = null;
        // A free port may be taken by another before the server has it, and a killed process may have just started one.
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            var running = runningPort();
            if (running.isPresent()) {
                return running.getAsInt();
            }
            try {
                start(freePort());
            } catch (IllegalStateException failed) {
                refusal = failed;
            }
        }
        var running = runningPort();
        if (running.isEmpty()) {
            throw new IllegalStateException("PostgreSQL did not start; see " + folder.resolve("server.log"), refusal);
        }
        return running.getAsInt();
    }

    void stop() throws IOException {
        if (runningPort().isPresent()) {
            programs.run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "120", "stop");
        }
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    private void create() throws IOException {
        if (!Files.exists(passwordFile())) {
            var secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            var draft = Files.createTempFile(folder, "password", ".new");
            Files.writeString(draft, HexFormat.of().formatHex(secret) + "\n");
            programs.identity().own(draft);
            Files.move(draft, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        }
        // Made beside and moved when complete: a half-made one is never taken for a server.
        var fresh = folder.resolve("cluster-new-" + ProcessHandle.current().pid());
        PostgresPrograms.delete(fresh);
        var command = new ArrayList<>(List.of("-D", fresh.toString(), "-U", LocalPostgres.USER, "-A", "scram-sha-256"));
        command.addAll(List.of("--pwfile=" + passwordFile(), "-E", "UTF8"));
        command.addAll(List.of("--locale-provider=builtin", "--locale=C.UTF-8"));
        TUNING.forEach(setting -> command.addAll(List.of("-c", setting)));
        programs.run("initdb", command.toArray(String[]::new));
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void start(int port) throws IOException {
        var options = "-p " + port + " -c " + String.join(" -c ", FIXED);
        var log = folder.resolve("server.log").toString();
        programs.run("pg_ctl", "-D", data.toString(), "-l", log, "-w", "-t", "120", "-o", options, "start");
    }

    /** The port of the server that runs on our files, waiting for one that is just starting or stopping. */
    private OptionalInt runningPort() throws IOException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            var lines = pidFile();
            if (lines.isEmpty()) {
                return OptionalInt.empty();
            }
            var pid = lines.getFirst().strip();
            if (!isOurServer(pid)) {
                removeForeign(pid);
                return OptionalInt.empty();
            }
            if (lines.size() > 7 && lines.get(7).strip().equals("ready")) {
                return OptionalInt.of(Integer.parseInt(lines.get(3).strip()));
            }
            pause();
        }
        throw new IllegalStateException("PostgreSQL in " + folder + " is neither ready nor gone after "
                + START_PATIENCE.toSeconds() + " seconds; see " + folder.resolve("server.log"));
    }

    private List<String> pidFile() throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private boolean isOurServer(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "cmdline")).contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * A pid file whose number now belongs to somebody else would keep PostgreSQL from starting, and its tools would
     * signal that stranger. A number that belongs to nobody is left to PostgreSQL, which knows how to check it.
     */
    private void removeForeign(String pid) throws IOException {
        if (Files.exists(Path.of("/proc", pid))) {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was starting", asked);
        }
    }
}
