package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The bench of pages, small: each page takes as many statements for many items as for few. How fast it is, no test says. */
// Benches name their databases alike, whoever runs them: on one server one follows the other.
@ResourceLock("benches")
class BenchPagesTest {
    @Test
    void theRenewalsPageAsksAsMuchOfTheDatabaseForManyItemsAsForFew() {
        var pages = measured("pages", "--under", "/renewals");
        assertThat(pages)
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.matches("/renewals\\S+ +\\d+ +\\d+ +\\d+ +\\d{1,2} +\\d+\\.\\d"));
    }

    @Test
    void soDoesTheListOfTheBssDoor() {
        assertThat(measured("bss"))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.matches("QueryAvail\\S+ +\\d+ +\\d+ +\\d+ +\\d{1,2} +\\d+\\.\\d"));
    }

    /** What it prints below its heading. */
    private static List<String> measured(String bench, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var server = TestDatabase.empty(bench)) {
            var command = List.of("bench", bench, "--database-url", server.url(), "--items", "600", "--views", "2");
            int exit = Perennial.line()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(
                            Stream.concat(command.stream(), Arrays.stream(more)).toArray(String[]::new));
            assertThat(exit).as(err.toString()).isZero();
        }
        var lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).contains("page", "p50 us", "statements", "ratio");
        return lines.subList(1, lines.size());
    }
}
