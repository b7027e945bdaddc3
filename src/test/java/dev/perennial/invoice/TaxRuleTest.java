package dev.perennial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Given;
import dev.perennial.catalog.Text;
import dev.perennial.invoice.TaxRule.Part;
import dev.perennial.kernel.Money;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 28: lines by content and rate; the gross is what was paid, and the tax comes out of it rate by rate. */
class TaxRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # gross | rate | net    | tax
        106.00  | 6    | 100.00 | 6.00
        498.00  | 6    | 469.81 | 28.19
        0.01    | 6    | 0.01   | 0.00
        119.00  | 19   | 100.00 | 19.00
        1.00    | 19   | 0.84   | 0.16
        50.00   | 0    | 50.00  | 0.00
        100.00  | 13   | 88.50  | 11.50
        """)
    void theTaxIsContained(String gross, int rate, String net, String tax) {
        var summary = TaxRule.summary(java.util.List.of(part("service", rate, gross)));
        assertThat(summary.net()).isEqualTo(Given.cny(net));
        assertThat(summary.tax()).isEqualTo(Given.cny(tax));
        assertThat(summary.gross()).isEqualTo(Given.cny(gross));
    }

    @Test
    void linesAreGroupedByContentAndRate() {
        var summary = TaxRule.summary(java.util.List.of(
                part("service", 6, "10.00"),
                part("domain", 6, "5.00"),
                part("service", 6, "20.00"),
                part("service", 13, "7.00")));
        assertThat(summary.groups())
                .extracting(group -> group.content().en() + " " + group.taxPercent() + " " + group.count() + " "
                        + group.gross().decimal())
                .containsExactly("service 6 2 30.00", "domain 6 1 5.00", "service 13 1 7.00");
        assertThat(summary.rates())
                .extracting(rate -> rate.taxPercent() + " " + rate.gross().decimal())
                .containsExactly("6 35.00", "13 7.00");
    }

    @Test
    void whateverTheLinesAreAllAddsUpExactly() {
        var random = new Random(20260302);
        for (int paper = 0; paper < 2_000; paper++) {
            var parts = new ArrayList<Part>();
            for (int line = 0; line <= random.nextInt(12); line++) {
                var rate = new int[] {0, 3, 6, 9, 13, 19}[random.nextInt(6)];
                parts.add(new Part(
                        new Text("c" + random.nextInt(3), ""),
                        rate,
                        Money.ofMinor(1 + random.nextInt(100_000), Given.CNY)));
            }
            var summary = TaxRule.summary(parts);
            var gross = parts.stream().map(Part::gross).reduce(Money::plus).orElseThrow();
            assertThat(summary.gross()).isEqualTo(gross);
            assertThat(summary.net().plus(summary.tax())).isEqualTo(gross);
            for (var rate : summary.rates()) {
                var groups = summary.groups().stream()
                        .filter(group -> group.taxPercent() == rate.taxPercent())
                        .toList();
                assertThat(groups.stream()
                                .map(TaxRule.Group::net)
                                .reduce(Money::plus)
                                .orElseThrow())
                        .isEqualTo(rate.net());
                assertThat(groups).noneMatch(group -> group.net().isNegative());
                assertThat(groups).noneMatch(group -> group.tax().isNegative());
            }
        }
    }

    private static Part part(String content, int rate, String gross) {
        return new Part(new Text(content, content), rate, Given.cny(gross));
    }
}
