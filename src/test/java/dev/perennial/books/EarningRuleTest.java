package dev.perennial.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.books.EarningRule.Back;
import dev.perennial.books.EarningRule.Sale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningRuleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Amounts in fen; what is given back is DAY AMOUNT NEW-END, several apart by a semicolon. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # what                         | first      | end        | sold       | price | given back            | through    | earned
        the day before                 | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   |                       | 2026-03-09 | 0
        the first day                  | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   |                       | 2026-03-10 | 10
        the last day                   | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   |                       | 2026-03-19 | 100
        long after                     | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   |                       | 2027-01-01 | 100
        days do not divide the price   | 2026-03-10 | 2026-03-13 | 2026-03-01 | 100   |                       | 2026-03-10 | 33
        nor on the second              | 2026-03-10 | 2026-03-13 | 2026-03-01 | 100   |                       | 2026-03-11 | 66
        but they sum to it             | 2026-03-10 | 2026-03-13 | 2026-03-01 | 100   |                       | 2026-03-12 | 100
        fewer fen than days            | 2026-03-01 | 2026-04-01 | 2026-03-01 | 2     |                       | 2026-03-15 | 0
        one of them by the middle      | 2026-03-01 | 2026-04-01 | 2026-03-01 | 2     |                       | 2026-03-16 | 1
        one day                        | 2026-03-10 | 2026-03-11 | 2026-03-10 | 7     |                       | 2026-03-10 | 7
        for nothing                    | 2026-03-10 | 2026-03-20 | 2026-03-10 | 0     |                       | 2026-03-15 | 0
        paid late: nothing before      | 2026-03-10 | 2026-03-20 | 2026-03-14 | 100   |                       | 2026-03-13 | 0
        paid late: that day catches up | 2026-03-10 | 2026-03-20 | 2026-03-14 | 100   |                       | 2026-03-14 | 50
        paid when it is over           | 2026-03-10 | 2026-03-20 | 2026-04-02 | 100   |                       | 2026-04-02 | 100
        undone before it began         | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-05 100 2026-03-20 | 2026-03-31 | 0
        a part back before it began    | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-05 50 2026-03-20 | 2026-03-10 | 5
        a part back: the day before    | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 30 2026-03-20 | 2026-03-13 | 40
        a part back: from that day on  | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 30 2026-03-20 | 2026-03-14 | 45
        a part back: in the end        | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 30 2026-03-20 | 2026-03-19 | 70
        more than the rest back        | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 80 2026-03-20 | 2026-03-13 | 40
        more than the rest: at once    | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 80 2026-03-20 | 2026-03-14 | 20
        all back in the midst          | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 100 2026-03-20 | 2026-03-14 | 0
        back when it is over           | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-04-14 30 2026-03-20 | 2026-04-14 | 70
        cut short: the rest by its end | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 50 2026-03-16 | 2026-03-14 | 45
        cut short: and no more         | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 50 2026-03-16 | 2026-03-30 | 50
        cut on that day                | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 50 2026-03-14 | 2026-03-14 | 50
        twice on one day               | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-14 20 2026-03-20;2026-03-14 10 2026-03-20 | 2026-03-14 | 45
        twice                          | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-12 20 2026-03-20;2026-03-18 10 2026-03-20 | 2026-03-17 | 65
        twice, in the end              | 2026-03-10 | 2026-03-20 | 2026-03-01 | 100   | 2026-03-12 20 2026-03-20;2026-03-18 10 2026-03-20 | 2026-03-19 | 70
        back before it was paid for    | 2026-03-10 | 2026-03-20 | 2026-03-14 | 100   | 2026-03-14 40 2026-03-20 | 2026-03-14 | 10
        """)
    void earned(
            String what,
            LocalDate first,
            LocalDate end,
            LocalDate sold,
            long price,
            String back,
            LocalDate through,
            long earned) {
        assertThat(EarningRule.earned(new Sale(first, end, sold, price, backs(back)), through))
                .as(what)
                .isEqualTo(earned);
    }

    @Test
    void aTermEarnsOnEachDayOfTheAccountsCalendarThatItTouches() {
        var sold = LocalDate.parse("2026-03-01");
        var whole = Sale.of(at("2026-03-09T16:00:00Z"), at("2026-03-19T16:00:00Z"), SHANGHAI, sold, 100, List.of());
        assertThat(whole.first()).isEqualTo("2026-03-10");
        assertThat(whole.end()).isEqualTo("2026-03-20");
        var late = Sale.of(at("2026-03-10T01:30:00Z"), at("2026-03-19T16:00:00Z"), SHANGHAI, sold, 100, List.of());
        assertThat(late.first()).isEqualTo("2026-03-10");
        var withinADay = Sale.of(at("2026-03-10T01:30:00Z"), at("2026-03-10T02:00:00Z"), SHANGHAI, sold, 1, List.of());
        assertThat(withinADay.end()).isEqualTo("2026-03-11");
    }

    /** Whatever is given back, whenever: never more than what is left, and exactly that in the end. */
    @Test
    void theDaysSumExactlyToWhatWasKept() {
        var random = new Random(20_260_301);
        for (int n = 0; n < 20_000; n++) {
            var first = LocalDate.ofEpochDay(20_000 + random.nextInt(1000));
            var end = first.plusDays(1 + random.nextInt(1200));
            var sold = first.plusDays(random.nextInt(80) - 60);
            long price = random.nextInt(1_000_000);
            var backs = new ArrayList<Back>();
            long left = price;
            var day = sold;
            for (int i = random.nextInt(4); i > 0; i--) {
                day = day.plusDays(random.nextInt(400));
                long back = random.nextInt(5) == 0 ? left : random.nextLong(left + 1);
                left -= back;
                backs.add(new Back(day, back, random.nextBoolean() ? end : first.plusDays(random.nextInt(300))));
            }
            var sale = new Sale(first, end, sold, price, backs);
            long before = 0;
            for (var at = sold.minusDays(1); at.isBefore(sold.plusDays(60)); at = at.plusDays(1)) {
                long earned = EarningRule.earned(sale, at);
                assertThat(earned).as("%s at %s", sale, at).isBetween(0L, price);
                boolean given = backs.stream().map(Back::day).anyMatch(at::equals);
                if (!given) assertThat(earned).as("%s at %s", sale, at).isGreaterThanOrEqualTo(before);
                before = earned;
            }
            assertThat(EarningRule.earned(sale, end.plusYears(5)))
                    .as("%s", sale)
                    .isEqualTo(left);
        }
    }

    private static List<Back> backs(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";"))
                        .map(back -> back.split(" "))
                        .map(back ->
                                new Back(LocalDate.parse(back[0]), Long.parseLong(back[1]), LocalDate.parse(back[2])))
                        .toList();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
