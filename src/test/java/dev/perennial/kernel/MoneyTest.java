package dev.perennial.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Currency JPY = Currency.getInstance("JPY");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        12.30                | CNY | 1230
        12.3                 | CNY | 1230
        12                   | CNY | 1200
        12.300               | CNY | 1230
        -0.01                | CNY | -1
        0                    | CNY | 0
        500                  | JPY | 500
        1.234                | BHD | 1234
        92233720368547758.07 | CNY | 9223372036854775807
        12.345               | CNY | refused
        500.5                | JPY | refused
        92233720368547758.08 | CNY | refused
        1e3                  | CNY | refused
        1,000.00             | CNY | refused
        .5                   | CNY | refused
        5.                   | CNY | refused
        +5                   | CNY | refused
        ''                   | CNY | refused
        """)
    void aPlainDecimalOfTheCurrencysScaleIsRead(String decimal, String code, String minor) {
        var currency = Currency.getInstance(code);
        if (minor.equals("refused")) {
            assertThatThrownBy(() -> Money.parse(decimal, currency)).isInstanceOf(IllegalArgumentException.class);
            assertThat(Money.read(decimal, currency)).isEmpty();
        } else {
            assertThat(Money.parse(decimal, currency).minor()).isEqualTo(Long.parseLong(minor));
            assertThat(Money.parse(Money.parse(decimal, currency).decimal(), currency))
                    .isEqualTo(Money.parse(decimal, currency));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        999  | 33  | DOWN      | 329
        999  | 33  | UP        | 330
        150  | 33  | HALF_EVEN | 50
        50   | 1   | HALF_EVEN | 0
        -999 | 33  | DOWN      | -329
        1000 | 105 | DOWN      | 1050
        1    | 100 | DOWN      | 1
        """)
    void aShareIsRoundedAsNamed(long minor, int percent, RoundingMode rounding, long share) {
        assertThat(Money.ofMinor(minor, CNY).percent(percent, rounding).minor()).isEqualTo(share);
    }

    @Test
    void itNeverOverflowsInSilence() {
        var most = Money.ofMinor(Long.MAX_VALUE, CNY);
        var one = Money.ofMinor(1, CNY);
        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.negated().minus(one).minus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MIN_VALUE, CNY).negated()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.percent(101, RoundingMode.DOWN)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void twoCurrenciesNeverMeet() {
        var yuan = Money.ofMinor(1, CNY);
        var yen = Money.ofMinor(1, JPY);
        assertThatThrownBy(() -> yuan.plus(yen)).hasMessageContaining("meets");
        assertThatThrownBy(() -> yuan.compareTo(yen)).hasMessageContaining("meets");
        assertThatThrownBy(() -> yuan.min(yen)).hasMessageContaining("meets");
        assertThat(yuan).isNotEqualTo(yen);
    }
}
