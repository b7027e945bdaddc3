package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The bench of notices, small: that both sides write the same rows, and what it prints. How fast it is, no test says. */
// Benches name their databases alike, whoever runs them: on one server one follows the other.
@ResourceLock("benches")
class BenchNoticesTest {
    private static final Pattern STATEMENTS =
            Pattern.compile("statements per message +(\\d+)\\.\\d\\d +(\\d+)\\.\\d\\d");

    @Test
    void engineAndFloorSendTheSameMessages() {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var server = TestDatabase.empty("notices")) {
            int exit = Perennial.line()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(
                            "bench",
                            "notices",
                            "--database-url",
                            server.url(),
                            "--buckets",
                            "2",
                            "--count",
                            "300",
                            "--lanes",
                            "2");
            assertThat(exit).as(err.toString()).isZero();
        }
        var lines = out.toString().lines().toList();
        assertThat(lines).contains("messages                                300            300");
        assertThat(lines.getLast())
                .matches(
                        "ratio=[0-9]+\\.[0-9]{2} messages_per_s=[0-9]+ floor_per_s=[0-9]+ messages=300 heap_mb=[0-9]+");
        var statements = STATEMENTS.matcher(out.toString());
        assertThat(statements.find()).isTrue();
        assertThat(Integer.parseInt(statements.group(1))).as(out.toString()).isLessThan(4);
    }
}
