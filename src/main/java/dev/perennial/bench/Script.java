package dev.perennial.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Statements kept in a file beside the program, each below a line {@code -- name: what}. */
final class Script {
    private static final String NAME = "-- name: ";

    private final String file;
    private final Map<String, String> statements;

    private Script(String file, Map<String, String> statements) {
        this.file = file;
        this.statements = Collections.unmodifiableMap(statements);
    }

    static Script of(String file) {
        var statements = new LinkedHashMap<String, String>();
        for (var part : read(file).split("(?m)^" + NAME)) {
            var name = part.lines().findFirst().orElse("");
            if (!name.startsWith("--")) {
                statements.put(name.strip(), withoutComments(part.substring(name.length())));
            }
        }
        return new Script(file, statements);
    }

    String statement(String name) {
        var found = statements.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Indicates a bug: no statement " + name + " in " + file);
        }
        return found;
    }

    Map<String, String> statements() {
        return statements;
    }

    private static String withoutComments(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String read(String file) {
        try (var in = Script.class.getResourceAsStream("/bench/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("Indicates a bug: no file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
