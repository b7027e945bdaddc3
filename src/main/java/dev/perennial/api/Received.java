package dev.perennial.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;

/** A folder for what a request brings, which is gone again when the request is answered. */
public final class Received {
    private Received() {}

    /** What is done with a file while it is here. */
    @FunctionalInterface
    public interface Use<T> {
        T of(Path path) throws IOException;
    }

    /** Streams the body to disk, so that however large it is it takes no memory, and hands it on. */
    public static <T> T file(HttpServletRequest request, Function<Path, T> use) throws IOException {
        return in(folder -> {
            var path = folder.resolve("body");
            try (var body = request.getInputStream()) {
                Files.copy(body, path);
            }
            return use.apply(path);
        });
    }

    /** Hands on an empty folder. */
    public static <T> T in(Use<T> use) throws IOException {
        var folder = Files.createTempDirectory("perennial-received-");
        try {
            return use.of(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(Received::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException locked) {
            throw new UncheckedIOException(locked);
        }
    }
}
