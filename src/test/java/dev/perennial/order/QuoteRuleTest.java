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
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The item expires at 2026-03-20 00:00 and keeps the 15th; a month costs 100.00, a year 1000.00, coming late 50.00. */
class QuoteRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # rule | phase     | late    | now              | period || price and term
        15     | ACTIVE    | PAYMENT | 2026-03-01 10:00 | P1M    | 100.00 2026-03-20 00:00 to 2026-04-20 00:00
        15     | ACTIVE    | OLD_END | 2026-03-01 10:00 | P1Y    | 1000.00 2026-03-20 00:00 to 2027-03-20 00:00
        15     | GRACE     | PAYMENT | 2026-03-25 10:00 | P1M    | 100.00 2026-03-20 00:00 to 2026-04-20 00:00
        15     | SUSPENDED | OLD_END | 2026-03-25 10:00 | P1M    | 150.00 2026-03-20 00:00 to 2026-04-20 00:00
        15     | SUSPENDED | PAYMENT | 2026-03-25 10:00 | P1M    | 150.00 2026-03-25 10:00 to 2026-04-26 00:00
        15, 16 | SUSPENDED | PAYMENT | 2026-03-25 00:00 | P1Y    | 1050.00 2026-03-25 00:00 to 2027-03-25 00:00
        """)
    void rule15WhereTheNewTermBegins(
            String rule, Phase phase, LateBase late, String now, String period, String expected) {
        var quote = quote(item(phase, "2026-03-20", Mode.MANUAL, null), late, period, CNY, false, now)
                .orThrow();
        assertThat("%s %s to %s"
                        .formatted(
                                quote.price().decimal(),
                                text(Optional.of(quote.term().start())),
                                text(Optional.of(quote.term().end()))))
                .isEqualTo(expected);
        assertThat(quote.offer().plus(quote.price().minus(quote.offer()))).isEqualTo(quote.price());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # item          | period | currency | in order || refusal
        RELEASED        | P1M    | CNY      | false    | RELEASED
        RELEASED trial  | P7M    | USD      | true     | RELEASED
        PAY_AS_YOU_GO   | P1M    | CNY      | true     | PAY_AS_YOU_GO
        ACTIVE trial    | P1M    | CNY      | true     | NOT_RENEWABLE_FREE_EDITION
        ACTIVE          | P7M    | CNY      | true     | ORDER_IN_PROGRESS
        SUSPENDED       | P1M    | CNY      | true     | ORDER_IN_PROGRESS
        ACTIVE          | P7M    | CNY      | false    | PERIOD_NOT_OFFERED
        ACTIVE          | P1M    | USD      | false    | PERIOD_NOT_OFFERED
        """)
    void rule19EachNoHasItsName(String kind, String period, String currency, boolean inOrder, String refusal) {
        var words = kind.split(" ");
        var item = kind.equals("PAY_AS_YOU_GO")
                ? payAsYouGo()
                : item(Phase.valueOf(words[0]), "2026-03-20", Mode.MANUAL, null);
        var asked = words.length > 1 ? of(item, words[1]) : item;
        var quote = quote(asked, LateBase.PAYMENT, period, Currency.getInstance(currency), inOrder, "2026-03-25 10:00");
        assertThat(quote)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why().name()).isEqualTo(refusal));
    }

    @Test
    void rule16AfterALatePaymentTheDayOfThePaymentIsKept() {
        var item = item(Phase.SUSPENDED, "2026-03-20", Mode.MANUAL, null);
        assertThat(quote(item, LateBase.PAYMENT, "P1M", CNY, false, "2026-03-25 10:00")
                        .orThrow()
                        .anchorDay())
                .isEqualTo(26);
    }

    private static Outcome<Quote> quote(
            Subscription item, LateBase late, String period, Currency currency, boolean inOrder, String now) {
        return QuoteRule.quote(
                item, product(policy(5, 10, late)), Period.parse(period), currency, inOrder, SHANGHAI, at(now));
    }
}
