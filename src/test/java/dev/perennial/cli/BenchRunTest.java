package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The bench, small: that both sides do the same work, and what it prints. How fast it is, no test says. */
// Benches name their databases alike, whoever runs them: on one server one follows the other.
@ResourceLock("benches")
class BenchRunTest {
    private static final String LAST_LINE =
            "ratio=[0-9]+\\.[0-9]{2} renewals_per_s=[0-9]+ floor_per_s=[0-9]+ subscriptions=%d heap_mb=[0-9]+";

    @Test
    void engineAndFloorWriteTheSameRowsOfManyAccounts() {
        var lines = run("--subscriptions", "300", "--accounts", "30", "--lanes", "2", "--rounds", "2");
        assertThat(lines.getLast()).matches(LAST_LINE.formatted(300));
        assertThat(lines)
                .contains("orders                      300 rows added")
                .contains("coupon_use                   24 rows added")
                .contains("entry                       306 rows added")
                .contains("notice                       60 rows added");
    }

    @Test
    void andOfOneHugeAccount() {
        var lines = run("--subscriptions", "2100", "--huge-account");
        assertThat(lines.getLast()).matches(LAST_LINE.formatted(2100));
        assertThat(lines).contains("notice                        2 rows added");
    }

    private static List<String> run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var server = TestDatabase.empty("bench")) {
            var command =
                    Stream.concat(Stream.of("bench", "run", "--database-url", server.url()), Stream.of(arguments));
            int exit = Perennial.line()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(command.toArray(String[]::new));
            assertThat(exit).as(err.toString()).isZero();
        }
        return out.toString().lines().toList();
    }
}
