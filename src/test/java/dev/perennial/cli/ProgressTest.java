package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void shortWorkIsDoneInSilence() {
        try (var progress = progress(10, true)) {
            pass(Duration.ofMillis(1900));
            progress.advance(10);
        }
        assertThat(said()).isEmpty();
    }

    @Test
    void aTerminalSeesOneLineThatChanges() {
        try (var progress = progress(10_000, true)) {
            pass(Duration.ofSeconds(2));
            progress.advance(2_000);
            pass(Duration.ofMillis(100));
            progress.advance(100);
            pass(Duration.ofMillis(900));
            progress.advance(900);
        }
        assertThat(said().split("\r\033\\[K"))
                .containsExactly(
                        "",
                        "Renewed: 2,000 of 10,000, 1,000/s, 8 s left",
                        "Renewed: 3,000 of 10,000, 1,000/s, 7 s left",
                        "Renewed: 3,000 of 10,000, 1,000/s, 7 s left" + System.lineSeparator());
    }

    @Test
    void aFileGetsALineEveryFiveSeconds() {
        try (var progress = progress(0, false)) {
            for (int second = 1; second <= 11; second++) {
                pass(Duration.ofSeconds(1));
                progress.advance(10);
            }
        }
        assertThat(said().lines()).containsExactly("Renewed: 50, 10/s", "Renewed: 100, 10/s", "Renewed: 110, 10/s");
    }

    private Progress progress(long total, boolean terminal) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Progress("Renewed", total, out, terminal, nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
