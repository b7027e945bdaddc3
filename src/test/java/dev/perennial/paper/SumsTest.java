package dev.perennial.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices contain the tax: the gross never changes, and everything adds up to the cent. */
class SumsTest {

    @ParameterizedTest
    @CsvSource({
        "CNY, 106.00, 6, 100.00, 6.00",
        "CNY, 2990.00, 6, 2820.75, 169.25",
        "CNY, 0.01, 6, 0.01, 0.00",
        "EUR, 119.00, 19, 100.00, 19.00",
        "EUR, 9.99, 19, 8.39, 1.60",
        "JPY, 6000, 10, 5455, 545",
        "KWD, 12.345, 5, 11.757, 0.588",
        "USD, 50.00, 0, 50.00, 0.00",
        "USD, 50.00, 100, 25.00, 25.00"
    })
    void theTaxIsTakenOutOfTheGross(String currency, String gross, int percent, String net, String tax) {
        var sums = Samples.paper(
                        Paper.Kind.INVOICE,
                        currency,
                        Samples.KOELN,
                        Samples.DUBLIN,
                        List.of(Samples.line(currency, gross, percent, "Hosting", "site")))
                .sums();

        assertThat(sums.net().decimal()).isEqualTo(net);
        assertThat(sums.tax().decimal()).isEqualTo(tax);
        assertThat(sums.gross().decimal()).isEqualTo(gross);
    }

    @Test
    void ofEachRateTheTaxIsRoundedOnceAndTheLinesShareIt() {
        var line = Samples.line("CNY", "0.85", 6, "Mail", "a");
        var sums = Samples.paper(
                        Paper.Kind.INVOICE, "CNY", Samples.HANGZHOU, Samples.LOTUS, List.of(line, line, line, line))
                .sums();

        assertThat(sums.lines()).extracting(Money::decimal).containsExactly("0.80", "0.80", "0.81", "0.80");
        assertThat(sums.net().decimal()).isEqualTo("3.21");
    }

    @Test
    void ofRandomPapersEverythingAddsUp() {
        for (var paper : Samples.random(0, 2000)) {
            var sums = paper.sums();
            var nothing = Money.zero(paper.currency());

            assertThat(sums.gross())
                    .isEqualTo(paper.lines().stream().map(Paper.Line::gross).reduce(nothing, Money::plus));
            assertThat(sums.net()).isEqualTo(sums.lines().stream().reduce(nothing, Money::plus));
            assertThat(sums.net())
                    .isEqualTo(sums.rates().stream().map(Sums.Rate::net).reduce(nothing, Money::plus));
            assertThat(sums.net().plus(sums.tax())).isEqualTo(sums.gross());
            for (int at = 0; at < paper.lines().size(); at++) {
                var line = paper.lines().get(at);
                var alone = Sums.net(line.gross(), line.taxPercent());
                assertThat(Math.abs(alone.minus(sums.lines().get(at)).minor())).isLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 1.00, 人民币壹元整",
        "CNY, 10.00, 人民币壹拾元整",
        "CNY, 0.00, 人民币零元整",
        "CNY, 0.05, 人民币伍分",
        "CNY, 0.50, 人民币伍角整",
        "CNY, 0.55, 人民币伍角伍分",
        "CNY, 100.05, 人民币壹佰元零伍分",
        "CNY, 16.40, 人民币壹拾陆元肆角整",
        "CNY, 1409.50, 人民币壹仟肆佰零玖元伍角整",
        "CNY, 6007.14, 人民币陆仟零柒元壹角肆分",
        "CNY, 1680.32, 人民币壹仟陆佰捌拾元叁角贰分",
        "CNY, 107000.53, 人民币壹拾万柒仟元伍角叁分",
        "CNY, 16409.02, 人民币壹万陆仟肆佰零玖元零贰分",
        "CNY, 325.04, 人民币叁佰贰拾伍元零肆分",
        "CNY, 1001.00, 人民币壹仟零壹元整",
        "CNY, 10001.00, 人民币壹万零壹元整",
        "CNY, 100010.00, 人民币壹拾万零壹拾元整",
        "CNY, 10000000.00, 人民币壹仟万元整",
        "CNY, 10000001.00, 人民币壹仟万零壹元整",
        "CNY, 100010000.00, 人民币壹亿零壹万元整",
        "CNY, 100000000.00, 人民币壹亿元整",
        "CNY, 1000000000000.00, 人民币壹万亿元整",
        "CNY, 1000100000000.00, 人民币壹万零壹亿元整",
        "CNY, -85.20, （负数）人民币捌拾伍元贰角整",
        "USD, 1234.56, 美元壹仟贰佰叁拾肆元伍角陆分",
        "EUR, 20.00, 欧元贰拾元整",
        "JPY, 6000, 日元陆仟元整",
        "KWD, 12.305, 科威特第纳尔壹拾贰元叁角零伍厘"
    })
    void amountsInCapitalFigures(String currency, String amount, String words) {
        assertThat(CapitalsRule.words(Money.parse(amount, Currency.getInstance(currency))))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100.00, 100.00, 1",
        "3, 100.00, 100.00, 3",
        "4, 100.00, 25.00, 1",
        "8, 1.00, 0.125, 1",
        "7, 0.01, 0.01, 7"
    })
    void aPriceTimesItsQuantityIsTheLineExactly(int quantity, String net, String price, int basis) {
        var line = Samples.line("CNY", net, 0, "a", "b");
        var many =
                new Paper.Line(line.content(), line.item(), line.service(), quantity, line.gross(), 0, line.untaxed());
        var found = new BusinessTerms(Samples.invoice()).price(many, line.gross());

        assertThat(found.amount().toPlainString()).isEqualTo(price);
        assertThat(found.basis()).isEqualTo(basis);
    }
}
