package dev.perennial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.invoice.NumberRule.Last;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 29: one up each time, from one again each year, and never dated before the number before. */
class NumberRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # year | last | on         | today      | numbers of two papers
        2026   | 0    | 2026-03-02 | 2026-03-02 | 2026/1 2026-03-02, 2026/2 2026-03-02
        2026   | 7    | 2026-03-02 | 2026-03-05 | 2026/8 2026-03-05, 2026/9 2026-03-05
        2026   | 7    | 2026-03-05 | 2026-03-02 | 2026/8 2026-03-05, 2026/9 2026-03-05
        2026   | 7    | 2026-12-31 | 2027-01-01 | 2027/1 2027-01-01, 2027/2 2027-01-01
        2027   | 3    | 2027-01-01 | 2026-12-31 | 2027/4 2027-01-01, 2027/5 2027-01-01
        2026   | 0    | 2026-12-31 | 2027-01-01 | 2027/1 2027-01-01, 2027/2 2027-01-01
        """)
    void numbersFollowOneAnother(int year, int last, LocalDate on, LocalDate today, String numbers) {
        var given = NumberRule.give(new Last(year, last, on), List.of(new UUID(0, 1), new UUID(0, 2)), today);
        assertThat(given.stream()
                        .map(one -> one.year() + "/" + one.number() + " " + one.on())
                        .toList())
                .containsExactly(numbers.split(", "));
        assertThat(given.getLast().prior()).isEqualTo(given.getFirst().number());
    }
}
