package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The bench of webhooks, small: every event comes to the program. How fast it is, no test says. */
// Benches name their databases alike, whoever runs them: on one server one follows the other.
@ResourceLock("benches")
class BenchWebhooksTest {
    @Test
    void everyEventIsNumberedAndBrought() {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var server = TestDatabase.empty("webhooks")) {
            int exit = Perennial.line()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute("bench", "webhooks", "--database-url", server.url(), "--events", "120", "--lanes", "2");
            assertThat(exit).as(err.toString()).isZero();
        }
        assertThat(out.toString().lines().toList().getLast())
                .matches("ratio=\\d+\\.\\d\\d numbered_per_s=\\d+ delivered_per_s=\\d+ floor_per_s=\\d+ .*"
                        + "events=120 lanes=2");
    }
}
