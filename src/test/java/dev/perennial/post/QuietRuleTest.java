package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contact.Contact.QuietHours;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 30: an SMS waits for the end of its reader's quiet hours, and no last warning waits past its purpose. */
class QuietRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # zone            | quiet       | it would go      | of use until     | it goes
        Asia/Shanghai     | -           | 2026-03-10 23:30 | -                | 2026-03-10 23:30
        # within a day: from its first minute to before its last
        Asia/Shanghai     | 12:00 14:00 | 2026-03-10 11:59 | -                | 2026-03-10 11:59
        Asia/Shanghai     | 12:00 14:00 | 2026-03-10 12:00 | -                | 2026-03-10 14:00
        Asia/Shanghai     | 12:00 14:00 | 2026-03-10 13:59 | -                | 2026-03-10 14:00
        Asia/Shanghai     | 12:00 14:00 | 2026-03-10 14:00 | -                | 2026-03-10 14:00
        # over midnight
        Asia/Shanghai     | 22:00 08:00 | 2026-03-10 21:59 | -                | 2026-03-10 21:59
        Asia/Shanghai     | 22:00 08:00 | 2026-03-10 22:00 | -                | 2026-03-11 08:00
        Asia/Shanghai     | 22:00 08:00 | 2026-03-11 00:00 | -                | 2026-03-11 08:00
        Asia/Shanghai     | 22:00 08:00 | 2026-03-11 07:59 | -                | 2026-03-11 08:00
        Asia/Shanghai     | 22:00 08:00 | 2026-03-11 08:00 | -                | 2026-03-11 08:00
        Asia/Shanghai     | 22:00 00:00 | 2026-03-10 23:00 | -                | 2026-03-11 00:00
        # clocks that are put: 02:00 is 03:00 on 2026-03-29 in Berlin, 03:00 is 02:00 on 2026-10-25
        Europe/Berlin     | 22:00 08:00 | 2026-03-28 23:00 | -                | 2026-03-29 08:00
        Europe/Berlin     | 22:00 02:30 | 2026-03-28 23:00 | -                | 2026-03-29 03:30
        Europe/Berlin     | 22:00 08:00 | 2026-10-24 23:00 | -                | 2026-10-25 08:00
        Pacific/Auckland  | 22:00 08:00 | 2026-03-10 23:00 | -                | 2026-03-11 08:00
        # a last warning: six hours are left to do something, or it wakes
        Asia/Shanghai     | 22:00 08:00 | 2026-03-10 23:00 | 2026-03-11 14:00 | 2026-03-11 08:00
        Asia/Shanghai     | 22:00 08:00 | 2026-03-10 23:00 | 2026-03-11 13:59 | 2026-03-10 23:00
        Asia/Shanghai     | 22:00 08:00 | 2026-03-10 23:00 | 2026-03-11 00:00 | 2026-03-10 23:00
        Asia/Shanghai     | 22:00 08:00 | 2026-03-10 23:00 | 2026-03-09 00:00 | 2026-03-10 23:00
        Europe/Berlin     | 22:00 08:00 | 2026-03-28 23:00 | 2026-03-29 14:00 | 2026-03-29 08:00
        """)
    void rule30(String zone, String quiet, String at, String purpose, String turn) {
        var id = ZoneId.of(zone);
        var hours = quiet.equals("-")
                ? Optional.<QuietHours>empty()
                : Optional.of(
                        new QuietHours(LocalTime.parse(quiet.split(" ")[0]), LocalTime.parse(quiet.split(" ")[1])));
        var last = purpose.equals("-") ? Optional.<Instant>empty() : Optional.of(in(purpose, id));
        assertThat(QuietRule.turn(in(at, id), hours, id, last)).isEqualTo(in(turn, id));
    }

    private static Instant in(String dateAndTime, ZoneId zone) {
        return LocalDateTime.parse(dateAndTime.replace(' ', 'T')).atZone(zone).toInstant();
    }
}
