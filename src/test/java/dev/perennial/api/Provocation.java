package dev.perennial.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that an operation must refuse, as a line of a file in a folder says it:
 * {@code operation CODE | preparations | parameters | body}.
 */
record Provocation(String operation, String code, String preparations, String parameters, String body) {
    private static final Path LINES = Path.of("src/test/resources/api/refusals");
    private static final Path EXCEPTIONS = Path.of("src/test/resources/api/not-provoked");

    /** A documented refusal that no line provokes, and why; operation {@code *} stands for all. */
    record Unprovoked(String operation, String code, String reason) {}

    static List<Provocation> all() throws IOException {
        return lines(LINES).map(Provocation::of).toList();
    }

    static List<Unprovoked> exceptions() throws IOException {
        return lines(EXCEPTIONS)
                .map(line -> line.split(" +", 3))
                .map(parts -> new Unprovoked(parts[0], parts[1], parts[2].strip()))
                .toList();
    }

    private static Stream<String> lines(Path folder) throws IOException {
        var all = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) all.addAll(Files.readAllLines(file));
        }
        return all.stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private static Provocation of(String line) {
        var parts = line.split("\\|", 4);
        var what = parts[0].strip().split(" +");
        return new Provocation(what[0], what[1], part(parts, 1), part(parts, 2), part(parts, 3));
    }

    private static String part(String[] parts, int number) {
        return number < parts.length ? parts[number].strip() : "";
    }

    String pair() {
        return operation + " " + code;
    }
}
