package dev.perennial.subscription;

import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static dev.perennial.Given.item;
import static dev.perennial.Given.policy;
import static dev.perennial.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Given;
import dev.perennial.catalog.LateBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The item expires at 2026-03-20 00:00; nine days of lead, the last try two days before, at 08:00. */
class TryRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # rule | phase     | mode   | on since         | after            || first            | next             | last
        2      | ACTIVE    | AUTO   | 2020-01-15       | 2026-03-01       | 2026-03-11 08:00 | 2026-03-11 08:00 | 2026-03-18 08:00
        2, 3   | ACTIVE    | AUTO   | 2020-01-15       | 2026-03-11 08:00 | 2026-03-11 08:00 | 2026-03-12 08:00 | 2026-03-18 08:00
        3      | ACTIVE    | AUTO   | 2020-01-15       | 2026-03-15 20:00 | 2026-03-11 08:00 | 2026-03-16 08:00 | 2026-03-18 08:00
        3      | ACTIVE    | AUTO   | 2020-01-15       | 2026-03-18 07:59 | 2026-03-11 08:00 | 2026-03-18 08:00 | 2026-03-18 08:00
        6      | ACTIVE    | AUTO   | 2020-01-15       | 2026-03-18 08:00 | 2026-03-11 08:00 | -                | 2026-03-18 08:00
        6      | SUSPENDED | AUTO   | 2020-01-15       | 2026-03-21       | 2026-03-11 08:00 | -                | 2026-03-18 08:00
        1      | ACTIVE    | AUTO   | 2026-03-13 00:00 | 2026-03-13       | 2026-03-14 08:00 | 2026-03-14 08:00 | 2026-03-18 08:00
        1      | ACTIVE    | AUTO   | 2026-03-13 23:59 | 2026-03-13       | 2026-03-14 08:00 | 2026-03-14 08:00 | 2026-03-18 08:00
        1      | ACTIVE    | AUTO   | 2026-03-17 12:00 | 2026-03-17       | 2026-03-18 08:00 | 2026-03-18 08:00 | 2026-03-18 08:00
        1      | ACTIVE    | AUTO   | 2026-03-18 00:00 | 2026-03-18       | -                | -                | -
        1      | ACTIVE    | AUTO   | 2026-03-19 12:00 | 2026-03-19       | -                | -                | -
        1      | ACTIVE    | AUTO   | 2026-03-20 12:00 | 2026-03-20       | -                | -                | -
        7      | ACTIVE    | MANUAL | 2020-01-15       | 2026-03-01       | -                | -                | -
        8      | ACTIVE    | NONE   | 2020-01-15       | 2026-03-01       | -                | -                | -
        19     | RELEASED  | AUTO   | 2020-01-15       | 2026-03-01       | -                | -                | -
        """)
    void tries(
            String rule, Phase phase, Mode mode, String since, String after, String first, String next, String last) {
        var item = item(phase, "2026-03-20", mode, since);
        var policy = policy(0, 7, LateBase.PAYMENT);
        assertThat(text(TryRule.first(item, policy, SHANGHAI))).isEqualTo(first);
        assertThat(text(TryRule.next(item, policy, SHANGHAI, at(after)))).isEqualTo(next);
        assertThat(text(TryRule.last(item, policy, SHANGHAI))).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # on since         | after            || next
        2020-01-15         | 2026-03-18 08:00 | 2026-03-21 08:00
        2020-01-15         | 2026-03-21 08:00 | 2026-03-26 08:00
        2020-01-15         | 2026-03-26 08:00 | -
        2026-03-19 12:00   | 2026-03-19 12:00 | 2026-03-21 08:00
        2026-03-21 12:00   | 2026-03-21 12:00 | 2026-03-26 08:00
        2026-03-26 12:00   | 2026-03-26 12:00 | -
        """)
    void rule6APolicyMayAllowLaterTries(String since, String after, String next) {
        var item = item(Phase.ACTIVE, "2026-03-20", Mode.AUTO, since);
        assertThat(text(TryRule.next(item, policy(5, 10, LateBase.PAYMENT, 1, 6), SHANGHAI, at(after))))
                .isEqualTo(next);
    }

    @Test
    void rule19PayAsYouGoItemsAreNeverTried() {
        assertThat(TryRule.first(Given.payAsYouGo(), policy(0, 7, LateBase.PAYMENT), SHANGHAI))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # imported at      || counts as on since
        2026-03-01         | 2020-01-15 00:00
        2026-03-18 23:59   | 2020-01-15 00:00
        2026-03-19 00:00   | 2026-03-19 00:00
        2026-03-25         | 2026-03-25 00:00
        """)
    void rule1AnImportedRuleCountsAsOnLongAgoUnlessItComesTooLate(String now, String since) {
        var item = item(Phase.ACTIVE, "2026-03-20", Mode.AUTO, "2020-01-15");
        var on = TryRule.importedSince(
                item.item(), item.life().expiresAt(), policy(0, 7, LateBase.PAYMENT), SHANGHAI, at(now));
        assertThat(text(java.util.Optional.of(on))).isEqualTo(since);
    }
}
