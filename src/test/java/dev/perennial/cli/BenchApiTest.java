package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The bench of the API, small: the floor writes as many rows as renewals do. How fast it is, no test says. */
// Benches name their databases alike, whoever runs them: on one server one follows the other.
@ResourceLock("benches")
class BenchApiTest {
    @Test
    void theFloorWritesAsManyRowsAsRenewalsThroughTheApi() {
        var lines = measured("java");
        assertThat(lines.getFirst()).contains("inserted", "updated", "deleted");
        for (var table : List.of("orders", "order_line", "term")) {
            assertThat(lines).anyMatch(line -> line.matches(table + " +1\\.00 +0\\.00 +0\\.00"));
        }
        // The fifth account holds a coupon, which pays all of its renewal.
        assertThat(lines).anyMatch(line -> line.matches("wallet +0\\.00 +0\\.85 +0\\.00"));
        assertThat(lines).anyMatch(line -> line.startsWith("The floor was written by: Java"));
        assertThat(lines.getLast())
                .matches("ratio=\\d+\\.\\d\\d renewals_per_s=\\d+ floor_per_s=\\d+ p50_us=\\d+ p99_us=\\d+ .*"
                        + "rows=\\d+ clients=2 floor=java");
    }

    /** Seven renewals by two clients: one of them has one turn more than there is to write. */
    @Test
    void pgbenchWritesThemWhereThereIsOne() {
        boolean isThere = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
        var lines = measured("auto");
        assertThat(lines)
                .anyMatch(line ->
                        line.startsWith("The floor was written by: " + (isThere ? "pgbench (PostgreSQL) " : "Java")));
        assertThat(lines.getLast()).endsWith(" clients=2 floor=" + (isThere ? "pgbench" : "java"));
    }

    private static List<String> measured(String floor) {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var server = TestDatabase.empty("api" + floor)) {
            int exit = Perennial.line()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(("bench api --renewals 7 --clients 2 --floor " + floor + " --database-url " + server.url())
                            .split(" "));
            assertThat(exit).as(err.toString()).isZero();
        }
        return out.toString().lines().toList();
    }
}
