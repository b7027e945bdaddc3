package dev.perennial.order;

import static dev.perennial.Given.CNY;
import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static dev.perennial.Given.item;
import static dev.perennial.Given.of;
import static dev.perennial.Given.payAsYouGo;
import static dev.perennial.Given.policy;
import static dev.perennial.Given.product;
import static dev.perennial.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.catalog.LateBase;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Term;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 17 as a table, and what holds whatever is brought to whichever day. A month costs 100.00. */
class AlignmentRuleTest {
    private static final String NOW = "2026-01-02 10:00";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # expires        | day || price and new end
        2026-03-20       | 25  | 16.13 2026-03-25 00:00
        2026-03-20       | 15  | 83.88 2026-04-15 00:00
        2026-03-20       | 1   | 38.71 2026-04-01 00:00
        2026-03-20       | 28  | 25.81 2026-03-28 00:00
        2026-03-20       | 31  | 35.49 2026-03-31 00:00
        2026-01-30       | 31  | 3.45 2026-01-31 00:00
        2026-02-01       | 31  | 96.43 2026-02-28 00:00
        2028-02-28       | 31  | 3.45 2028-02-29 00:00
        2026-12-31       | 1   | 3.23 2027-01-01 00:00
        2026-03-20 15:00 | 21  | 0.00 2026-03-21 00:00
        2026-03-20 15:00 | 22  | 3.23 2026-03-22 00:00
        """)
    void rule17TheDaysUntilThatDayAreBought(String expires, int day, String expected) {
        var item = item(Phase.ACTIVE, expires, Mode.AUTO, NOW);
        var quote = quote(item, day, CNY, false, NOW).orThrow();
        assertThat(quote.price().decimal() + " " + text(Optional.of(quote.term().end())))
                .isEqualTo(expected);
        assertThat(quote.term().start()).isEqualTo(at(expires));
        assertThat(quote.anchorDay()).isEqualTo(day);
        assertThat(quote.aligned()).isEqualTo(new Aligned(day, 15));
        assertThat(quote.period()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # item         | expires    | day | currency | in order || refusal
        ACTIVE         | 2026-03-20 | 29  | CNY      | false    | DAY_INVALID
        ACTIVE         | 2026-03-20 | 0   | CNY      | false    | DAY_INVALID
        RELEASED       | 2026-03-20 | 5   | CNY      | true     | RELEASED
        PAY_AS_YOU_GO  | 2026-03-20 | 5   | CNY      | true     | PAY_AS_YOU_GO
        ACTIVE trial   | 2026-03-20 | 5   | CNY      | true     | NOT_RENEWABLE_FREE_EDITION
        ACTIVE         | 2026-03-20 | 20  | CNY      | true     | ORDER_IN_PROGRESS
        GRACE          | 2026-01-01 | 5   | CNY      | false    | TERM_HAS_ENDED
        SUSPENDED      | 2026-01-01 | 5   | CNY      | false    | TERM_HAS_ENDED
        ACTIVE         | 2026-01-02 | 5   | CNY      | false    | TERM_HAS_ENDED
        ACTIVE         | 2026-03-20 | 20  | USD      | false    | ALREADY_ON_THAT_DAY
        ACTIVE         | 2026-02-28 | 31  | CNY      | false    | ALREADY_ON_THAT_DAY
        ACTIVE         | 2026-02-28 | 28  | CNY      | false    | ALREADY_ON_THAT_DAY
        ACTIVE         | 2026-03-20 | 5   | USD      | false    | PERIOD_NOT_OFFERED
        """)
    void rule17And19EachNoHasItsName(
            String kind, String expires, int day, String currency, boolean inOrder, String refusal) {
        var words = kind.split(" ");
        var item =
                kind.equals("PAY_AS_YOU_GO") ? payAsYouGo() : item(Phase.valueOf(words[0]), expires, Mode.MANUAL, null);
        var asked = words.length > 1 ? of(item, words[1]) : item;
        assertThat(quote(asked, day, Currency.getInstance(currency), inOrder, NOW))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why().name()).isEqualTo(refusal));
    }

    @Test
    void whateverIsBroughtToWhicheverDayEndsOnItNeverEarlierAndPaysWhatItsDaysAreWorth() {
        var random = new Random(17);
        var zones = List.of(SHANGHAI, ZoneId.of("America/New_York"), ZoneId.of("Europe/Paris"));
        for (int i = 0; i < 5000; i++) {
            var zone = zones.get(random.nextInt(zones.size()));
            var item = someItem(random, zone);
            int day = random.nextInt(29) + 1 == 29 ? AlignmentRule.LAST_DAY : random.nextInt(28) + 1;
            var answer = AlignmentRule.quote(item, thing(), day, CNY, false, zone, at(NOW));
            if (!(answer instanceof Outcome.Done<Quote>(var quote))) continue;

            var end = quote.term().end().atZone(zone).toLocalDate();
            assertThat(end.getDayOfMonth()).isEqualTo(Math.min(day, end.lengthOfMonth()));
            assertThat(quote.term().start()).isEqualTo(item.life().expiresAt());
            assertThat(quote.term().end()).isAfter(item.life().expiresAt());
            long days = ChronoUnit.DAYS.between(Term.firstWholeDay(item.life().expiresAt(), zone), end);
            assertThat(days).isBetween(0L, 30L);
            assertThat(quote.term().days()).isBetween(days, days + 1);
            assertThat(quote.price()).isLessThan(Money.parse("100.01", CNY));
            // Rounded up: less than a fen more than the days are worth, and never less.
            var whole = Term.of(
                    item.life().expiresAt(),
                    item.plan().period(),
                    Term.firstWholeDay(item.life().expiresAt(), zone).getDayOfMonth(),
                    zone);
            long wholeDays = ChronoUnit.DAYS.between(
                    Term.firstWholeDay(item.life().expiresAt(), zone),
                    whole.end().atZone(zone).toLocalDate());
            long over = quote.price().minor() * wholeDays - 10_000 * days;
            assertThat(over).isBetween(0L, wholeDays - 1);
        }
    }

    private static Subscription someItem(Random random, ZoneId zone) {
        var item = item(Phase.ACTIVE, "2026-03-20", Mode.AUTO, NOW);
        var date = LocalDate.of(2026, 2, 1).plusDays(random.nextInt(1500));
        var end = date.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(4) == 0 ? random.nextInt(80_000) : 0);
        var life = item.life();
        return item.with(new Life(life.phase(), end, life.termNumber(), date.getDayOfMonth(), life.releasedAt()));
    }

    private static Outcome<Quote> quote(Subscription item, int day, Currency currency, boolean inOrder, String now) {
        return AlignmentRule.quote(item, thing(), day, currency, inOrder, SHANGHAI, at(now));
    }

    private static Product thing() {
        return product(policy(5, 10, LateBase.PAYMENT));
    }
}
