package dev.perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 16: months are calendar months of the account's zone, keep the anchor day, and end at 00:00. */
class TermTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # start          | months | anchor | zone             || end
        2026-01-31T00:00 | 1      | 31     | Asia/Shanghai    | 2026-02-28T00:00
        2026-02-28T00:00 | 1      | 31     | Asia/Shanghai    | 2026-03-31T00:00
        2028-01-31T00:00 | 1      | 31     | Asia/Shanghai    | 2028-02-29T00:00
        2028-02-29T00:00 | 12     | 29     | Asia/Shanghai    | 2029-02-28T00:00
        2029-02-28T00:00 | 36     | 29     | Asia/Shanghai    | 2032-02-29T00:00
        2027-02-28T00:00 | 12     | 29     | Asia/Shanghai    | 2028-02-29T00:00
        2096-02-29T00:00 | 48     | 29     | Asia/Shanghai    | 2100-02-28T00:00
        2026-03-31T00:00 | 1      | 31     | Asia/Shanghai    | 2026-04-30T00:00
        2026-04-30T00:00 | 1      | 31     | Asia/Shanghai    | 2026-05-31T00:00
        2026-11-30T00:00 | 3      | 30     | Asia/Shanghai    | 2027-02-28T00:00
        2026-12-15T00:00 | 1      | 15     | Asia/Shanghai    | 2027-01-15T00:00
        # a term that begins within a day is counted from the day after
        2026-01-30T00:01 | 1      | 31     | Asia/Shanghai    | 2026-02-28T00:00
        2026-01-31T15:30 | 1      | 1      | Asia/Shanghai    | 2026-03-01T00:00
        2026-12-31T23:59 | 12     | 1      | Asia/Shanghai    | 2028-01-01T00:00
        # days without 00:00 begin later
        2026-02-08T00:00 | 1      | 8      | America/Havana   | 2026-03-08T01:00
        2026-03-08T01:00 | 1      | 8      | America/Havana   | 2026-04-08T00:00
        2026-03-24T00:00 | 1      | 24     | Africa/Cairo     | 2026-04-24T01:00
        2026-02-28T00:00 | 1      | 29     | Asia/Beirut      | 2026-03-29T01:00
        2026-03-29T01:00 | 1      | 29     | Asia/Beirut      | 2026-04-29T00:00
        # across a change of clocks the end is still 00:00
        2026-02-20T00:00 | 1      | 20     | America/New_York | 2026-03-20T00:00
        2026-10-15T00:00 | 1      | 15     | Europe/Berlin    | 2026-11-15T00:00
        2026-03-15T00:00 | 1      | 15     | Australia/Lord_Howe | 2026-04-15T00:00
        """)
    void rule16(String start, int months, int anchor, String zone, String end) {
        var at = ZoneId.of(zone);
        var term = Term.of(instant(start, at), new Period(months), anchor, at);
        assertThat(term.end().atZone(at).toLocalDateTime()).isEqualTo(LocalDateTime.parse(end));
        assertThat(term.start()).isEqualTo(instant(start, at));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # start          | kept | anchor
        2026-02-28T00:00 | 31   | 31
        2026-02-28T00:00 | 28   | 28
        2026-02-27T00:00 | 31   | 27
        2028-02-28T00:00 | 31   | 28
        2028-02-29T00:00 | 31   | 31
        2026-04-30T00:00 | 31   | 31
        2026-03-31T00:00 | 31   | 31
        2026-03-30T00:00 | 31   | 30
        2026-03-15T00:00 | 0    | 15
        2026-03-15T10:00 | 0    | 16
        2026-03-31T10:00 | 0    | 1
        2026-03-08T00:00 | 31   | 8
        """)
    void rule16AShortMonthsLastDayStandsInForTheAnchor(String start, int kept, int anchor) {
        var zone = ZoneId.of("Asia/Shanghai");
        assertThat(Term.anchorDay(instant(start, zone), kept, zone)).isEqualTo(anchor);
    }

    @Test
    void rule16YearsOfMonthsNeverDriftFromTheAnchor() {
        var zone = ZoneId.of("America/Havana");
        var start = instant("2026-01-31T00:00", zone);
        for (int month = 1; month <= 120; month++) {
            start = Term.of(start, new Period(1), Term.anchorDay(start, 31, zone), zone)
                    .end();
            var day = start.atZone(zone).toLocalDate();
            assertThat(day.getDayOfMonth()).isEqualTo(day.lengthOfMonth());
        }
    }

    @Test
    void aTermHasLength() {
        assertThatThrownBy(() -> new Term(Instant.EPOCH, Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant instant(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
