package dev.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.web.Throttle.Gate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often something may be tried, by a watch of the test's own. */
class ThrottleTest {
    private Instant time = Instant.parse("2026-03-02T01:00:00Z");
    private final Throttle throttle = new Throttle(() -> time);

    @ParameterizedTest
    @CsvSource({
        "SIGN_IN,10,PT1M30S",
        "SIGN_IN_LOGIN,100,PT36S",
        "SIGN_IN_ADDRESS,200,PT4.5S",
        "PASSWORD,10,PT1M30S",
        "FORGOTTEN,3,PT20M",
        "FORGOTTEN_ADDRESS,20,PT3M"
    })
    void soManyTriesThenOneAfterTheOther(Gate gate, int tries, Duration between) {
        for (int n = 0; n < tries; n++) {
            assertThat(throttle.take(gate, "li")).isEmpty();
        }
        assertThat(throttle.take(gate, "li")).hasValue(between);
        assertThat(throttle.take(gate, "wang")).isEmpty();
        time = time.plus(between).minusMillis(1);
        assertThat(throttle.take(gate, "li")).isPresent();
        time = time.plusMillis(1);
        assertThat(throttle.take(gate, "li")).isEmpty();
        assertThat(throttle.take(gate, "li")).isPresent();
        throttle.giveBack(gate, "li");
        assertThat(throttle.take(gate, "li")).isEmpty();
    }

    @Test
    void whoWaitsLongEnoughHasAllTriesAgainAndNoMore() {
        for (int n = 0; n < 10; n++) {
            throttle.take(Gate.SIGN_IN, "li");
        }
        time = time.plus(Duration.ofDays(2));
        for (int n = 0; n < 10; n++) {
            assertThat(throttle.take(Gate.SIGN_IN, "li")).isEmpty();
        }
        assertThat(throttle.take(Gate.SIGN_IN, "li")).isPresent();
        throttle.giveBack(Gate.SIGN_IN, "wu");
        for (int n = 0; n < 10; n++) {
            throttle.take(Gate.SIGN_IN, "wu");
        }
        assertThat(throttle.take(Gate.SIGN_IN, "wu"))
                .as("no more than there are")
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2",
        "2001:db8:1:2:ffff:0:0:1, 2001:db8:1:2",
        "0:0:0:0:0:0:0:1, 0:0:0:0"
    })
    void anAddressOfTheSixthVersionIsItsNetwork(String address, String network) {
        assertThat(Throttle.network(address)).isEqualTo(network);
    }
}
