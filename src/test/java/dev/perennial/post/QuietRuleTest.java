package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contact.Contact.QuietHours;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 30: no SMS in quiet hours by its reader's clock, unless waiting for their end is too late to act. */
class QuietRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # zone          | due              | quiet       | of use until     | goes
        Asia/Shanghai    | 2026-03-10 23:30 | -           | -                | 2026-03-10 23:30
        Asia/Shanghai    | 2026-03-10 21:59 | 22:00-08:00 | -                | 2026-03-10 21:59
        Asia/Shanghai    | 2026-03-10 22:00 | 22:00-08:00 | -                | 2026-03-11 08:00
        Asia/Shanghai    | 2026-03-11 07:59 | 22:00-08:00 | -                | 2026-03-11 08:00
        Asia/Shanghai    | 2026-03-11 08:00 | 22:00-08:00 | -                | 2026-03-11 08:00
        Asia/Shanghai    | 2026-03-11 13:00 | 12:00-14:00 | -                | 2026-03-11 14:00
        Asia/Shanghai    | 2026-03-11 14:00 | 12:00-14:00 | -                | 2026-03-11 14:00
        # Six hours are left after they end, or it goes at once.
        Asia/Shanghai    | 2026-03-10 23:00 | 22:00-08:00 | 2026-03-11 14:00 | 2026-03-11 08:00
        Asia/Shanghai    | 2026-03-10 23:00 | 22:00-08:00 | 2026-03-11 13:59 | 2026-03-10 23:00
        Asia/Shanghai    | 2026-03-10 23:00 | 22:00-08:00 | 2026-03-11 00:00 | 2026-03-10 23:00
        # The night in which the clock goes forward is an hour shorter.
        America/New_York | 2026-03-07 23:00 | 22:00-08:00 | -                | 2026-03-08 08:00
        America/New_York | 2026-03-08 01:30 | 01:00-02:30 | -                | 2026-03-08 03:30
        """)
    void rule30(String zone, String due, String quiet, String until, String goes) {
        var where = ZoneId.of(zone);
        var hours = quiet.equals("-")
                ? Optional.<QuietHours>empty()
                : Optional.of(
                        new QuietHours(LocalTime.parse(quiet.substring(0, 5)), LocalTime.parse(quiet.substring(6))));
        var purpose = Optional.of(until)
                .filter(text -> !text.equals("-"))
                .map(text -> local(text).atZone(where).toInstant());
        var turn = QuietRule.turn(local(due).atZone(where).toInstant(), hours, where, purpose);
        assertThat(turn.atZone(where).toLocalDateTime()).isEqualTo(local(goes));
    }

    private static LocalDateTime local(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
