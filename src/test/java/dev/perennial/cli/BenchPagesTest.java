package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The bench of pages, small: each page takes as many statements for many items as for few. How fast it is, no test says. */
class BenchPagesTest {
    @Test
    void theRenewalsPageAsksAsMuchOfTheDatabaseForManyItemsAsForFew() {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var server = TestDatabase.empty("pages")) {
            int exit = Perennial.line()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(
                            "bench",
                            "pages",
                            "--database-url",
                            server.url(),
                            "--items",
                            "600",
                            "--views",
                            "2",
                            "--under",
                            "/renewals");
            assertThat(exit).as(err.toString()).isZero();
        }
        var lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).contains("page", "p50 us", "statements", "ratio");
        assertThat(lines.subList(1, lines.size()))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.matches("/renewals\\S+ +\\d+ +\\d+ +\\d+ +\\d{1,2} +\\d+\\.\\d"));
    }
}
