package dev.perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "P1M, 1, P1M",
        "P3M, 3, P3M",
        "P12M, 12, P1Y",
        "P1Y, 12, P1Y",
        "P1Y6M, 18, P18M",
        "P10Y, 120, P10Y",
        "p2y, 24, P2Y"
    })
    void monthsAndYearsAreReadAndWrittenInOneForm(String iso, int months, String shortest) {
        assertThat(Period.parse(iso)).isEqualTo(new Period(months)).hasToString(shortest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3M", "P0M", "P-1M", "P1D", "P1M1D", "P1W", "PT1H", "P1.5Y", "P101Y", "P9999999999M", "P"})
    void everythingElseIsRefused(String iso) {
        assertThatThrownBy(() -> Period.parse(iso))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as P3M");
    }
}
