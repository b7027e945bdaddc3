package dev.perennial.post;

import static dev.perennial.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pauses between tries: twice as long each time, up to four hours, up to a fifth sooner or later. */
class PauseRuleTest {
    private static final Instant NOW = at("2026-03-10 12:00");

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 120", "3, 240", "4, 480", "8, 7680", "9, 14400", "10, 14400", "100, 14400"})
    void eachIsTwiceAsLongUpToFourHours(int attempt, long seconds) {
        var pauses = new HashSet<Long>();
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int n = 0; n < 2000; n++) {
            var message = new UUID(0x0195a1b26f3e7c41L + n, 0x8a503b1d9c24e7f0L);
            long pause =
                    Duration.between(NOW, PauseRule.next(message, attempt, NOW)).toMillis();
            assertThat(pause).isBetween(seconds * 800, seconds * 1200);
            pauses.add(pause);
            shortest = Math.min(shortest, pause);
            longest = Math.max(longest, pause);
        }
        assertThat(pauses)
                .as("what failed together does not come back together")
                .hasSizeGreaterThan(300);
        assertThat(shortest).isLessThan(seconds * 820);
        assertThat(longest).isGreaterThan(seconds * 1180);
    }

    @Test
    void itCanBeForetold() {
        var message = UUID.fromString("0195a1b2-6f3e-7c41-8a50-3b1d9c24e7f0");
        assertThat(PauseRule.next(message, 3, NOW)).isEqualTo(PauseRule.next(message, 3, NOW));
        assertThat(Duration.between(NOW, PauseRule.next(message, 3, NOW)))
                .isEqualTo(Duration.between(NOW.plusSeconds(99), PauseRule.next(message, 3, NOW.plusSeconds(99))));
        var other = UUID.fromString("0195a1b2-6f3e-7c41-8a50-3b1d9c24e7f1");
        assertThat(PauseRule.next(other, 3, NOW)).isNotEqualTo(PauseRule.next(message, 3, NOW));
    }
}
