package dev.perennial.bench;

import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server of a bench: an embedded one of its own in a temporary folder, or the one that was named. */
final class BenchServer implements AutoCloseable {
    private final @Nullable LocalPostgres embedded;
    private final Path folder;
    private final String address;
    private final boolean keep;

    private BenchServer(@Nullable LocalPostgres embedded, Path folder, String address, boolean keep) {
        this.embedded = embedded;
        this.folder = folder;
        this.address = address;
        this.keep = keep;
    }

    static BenchServer open(DatabaseOptions options, boolean keep) {
        var url = options.databaseUrl();
        if (url != null) {
            return new BenchServer(null, options.data(), url, keep);
        }
        try {
            Files.createDirectories(options.data());
            var folder = Files.createTempDirectory(options.data(), "bench-");
            var embedded = LocalPostgres.open(folder.resolve("postgres"));
            var address = embedded.url("postgres") + "?user=" + embedded.user() + "&password=" + embedded.password();
            return new BenchServer(embedded, folder, address, keep);
        } catch (IOException unusable) {
            throw new UncheckedIOException("Cannot make a folder for the bench in " + options.data(), unusable);
        }
    }

    String address() {
        return address;
    }

    /** The folder of the embedded server's programs; empty where it is another's. */
    Optional<Path> programs() {
        if (embedded == null) return Optional.empty();
        try (var folders = Files.newDirectoryStream(folder.resolve("postgres"), "programs-*")) {
            for (var programs : folders) return Optional.of(programs.resolve("bin"));
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether its processes are this machine's. */
    boolean isHere() {
        return address.contains("//127.0.0.1") || address.contains("//localhost");
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
            if (!keep) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot remove " + folder, failed);
        }
    }
}
