package dev.perennial.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        for (var numbers : List.of(
                List.of(0L),
                List.of(7L, 300L, 7L),
                List.of(Long.MAX_VALUE, 0L),
                Collections.nCopies(4096, 1_000_000L))) {
            var positions = new Positions(numbers);
            assertThat(Positions.read(positions.text())).hasValue(positions);
        }
        assertThat(new Positions(Collections.nCopies(64, 123_456L)).text()).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AA", "*", "gICAgICAgICAgICA", "AAAA==", "AIA", "__________9_AQ"})
    void nothingElseIs(String text) {
        assertThat(Positions.read(text)).isEmpty();
    }
}
