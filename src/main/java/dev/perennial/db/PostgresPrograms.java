package dev.perennial.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once per folder from the archive on the class path. */
final class PostgresPrograms {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path home;
    private final Path output;
    private final ServerIdentity identity;

    private PostgresPrograms(Path home, Path output, ServerIdentity identity) {
        this.home = home;
        this.output = output;
        this.identity = identity;
    }

    static PostgresPrograms in(Path folder) throws IOException {
        var system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        var archive = PostgresPrograms.class.getResource(ARCHIVE);
        if (archive == null || !system.equals("Linux amd64")) {
            throw new IllegalStateException("The embedded database runs on Linux x86-64 only, and this is " + system
                    + ". Run a PostgreSQL 18 of your own and name it with --database-url"
                    + " 'jdbc:postgresql://HOST/DATABASE?user=USER&password=PASSWORD'.");
        }
        var connection = archive.openConnection();
        // Named by the archive's size, so that the archive of a newer version is unpacked anew.
        var home = folder.resolve("programs-" + connection.getContentLengthLong());
        if (!Files.exists(home)) {
            var fresh = folder.resolve("programs-new");
            delete(fresh);
            try (var in = new TarArchiveInputStream(
                    new XZInputStream(new BufferedInputStream(connection.getInputStream())))) {
                unpack(in, fresh);
            }
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(home, folder.resolve("command.log"), ServerIdentity.of(folder));
    }

    ServerIdentity identity() {
        return identity;
    }

    /** Runs one program to its end, with an exception that carries its words when it fails. */
    void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(identity.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        // To a file: the server that pg_ctl leaves behind would hold a pipe open, and reading it would never end.
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        program + " failed: " + Files.readString(output).strip().replace('\n', ' '));
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + program, asked);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream in, Path target) throws IOException {
        Files.createDirectories(target);
        for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
            var path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("the archive names a file outside: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                continue;
            }
            Files.copy(in, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
