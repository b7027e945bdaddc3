package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bench of the API, small: the floor writes as many rows as renewals do. How fast it is, no test says. */
class BenchApiTest {
    @Test
    void theFloorWritesAsManyRowsAsRenewalsThroughTheApi() {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var server = TestDatabase.empty("api")) {
            int exit = Perennial.line()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute("bench", "api", "--database-url", server.url(), "--renewals", "6", "--clients", "2");
            assertThat(exit).as(err.toString()).isZero();
        }
        var lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).contains("inserted", "updated", "deleted");
        for (var table : List.of("orders", "order_line", "term")) {
            assertThat(lines).anyMatch(line -> line.matches(table + " +1\\.00 +0\\.00 +0\\.00"));
        }
        // The fifth account holds a coupon, which pays all of its renewal.
        assertThat(lines).anyMatch(line -> line.matches("wallet +0\\.00 +0\\.83 +0\\.00"));
        assertThat(lines.getLast())
                .matches("ratio=\\d+\\.\\d\\d renewals_per_s=\\d+ floor_per_s=\\d+ p50_us=\\d+ p99_us=\\d+ .*"
                        + "rows=\\d+ clients=2");
    }
}
