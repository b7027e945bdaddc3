package dev.perennial.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Money;
import java.util.Currency;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts as docs.stripe.com/currencies has them written. */
class StripeAmountRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        12.30  | CNY | 1230
        0.01   | USD | 1
        500    | JPY | 500
        500    | KRW | 500
        5      | ISK | 500
        700    | UGX | 70000
        10.00  | HUF | 1000
        800.00 | TWD | 80000
        5.120  | KWD | 5120
        5.124  | KWD | -1
        5.00   | MGA | 5
        5.50   | MGA | -1
        """)
    void writesAndReadsBack(String decimal, String code, long units) {
        var money = Money.parse(decimal, Currency.getInstance(code));
        assertThat(StripeAmountRule.write(money)).isEqualTo(units < 0 ? OptionalLong.empty() : OptionalLong.of(units));
        if (units >= 0) {
            assertThat(StripeAmountRule.read(units, code.toLowerCase())).hasValue(money);
        }
    }

    @ParameterizedTest
    @CsvSource({"550, isk", "1, xxq", "999, ugx"})
    void whatIsNoAmountIsNotRead(long units, String code) {
        assertThat(StripeAmountRule.read(units, code)).isEmpty();
    }
}
