package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;

/** Where an undisturbed history leads to, and so every other one must. */
record Destination(List<String> digest, List<String> lines) {
    private static final int SHOWN = 20;

    static Destination of(Connection connection) throws SQLException {
        assertThat(Laws.breaches(connection)).isEmpty();
        return new Destination(EndState.digest(connection), EndState.of(connection));
    }

    /** How many tries were decided on the way. */
    long decisions() {
        return lines.stream().filter(line -> line.startsWith("attempt ")).count();
    }

    /** Fails with the lines that differ. */
    void assertReached(Connection connection, String history) throws SQLException {
        assertThat(Laws.breaches(connection)).as(history).isEmpty();
        if (!digest.equals(EndState.digest(connection))) {
            var found = EndState.of(connection);
            assertThat(missing(found, lines)).as(history + ": should not be").isEmpty();
            assertThat(missing(lines, found)).as(history + ": should be").isEmpty();
            throw new AssertionError(history + ": the same lines, another number of times");
        }
    }

    private static List<String> missing(List<String> from, List<String> in) {
        var there = new HashSet<>(in);
        return from.stream().filter(line -> !there.contains(line)).limit(SHOWN).toList();
    }
}
