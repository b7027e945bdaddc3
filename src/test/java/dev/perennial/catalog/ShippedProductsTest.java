package dev.perennial.catalog;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped files say what the design's table of products says. */
class ShippedProductsTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Currency USD = Currency.getInstance("USD");

    static final Catalog SHIPPED = shipped();

    private static Catalog shipped() {
        var sound = CatalogRule.read(Catalogs.shipped(), new Catalog(Map.of(), Map.of()));
        return new Catalog(
                sound.products().stream().collect(toMap(Document::code, Document::content)),
                sound.entities().stream().collect(toMap(Document::code, Document::content)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # rules                       | saying                     | dms                | mail               | domain
        2 first try, days before      | leadDays                   | 9                  | 3                  | 15
        2 hour of the tries           | tryAt                      | 08:00              | 08:00              | 08:00
        6 last try, days before       | lastTryDays                | 2                  | 2                  | 2
        6 tries after expiration      | laterTryDays               | []                 | []                 | []
        21 serves on, days            | graceDays                  | 0                  | 0                  | 30
        21 kept suspended, days       | retentionDays              | 7                  | 30                 | 30
        30 reminders, days before     | reminderDays               | [30,15,7,3,1,0]    | [30,15,7,3,1,0]    | [30,7,-3]
        21 release warning, days      | releaseWarningDays         | 1                  | 1                  | 1
        8 nonrenewal reminder, days   | nonrenewalReminderDays     | 3                  | 3                  | 3
        15 base of a late renewal     | lateBase                   | PAYMENT            | OLD_END            | OLD_END
        22 provider confirms          | providerConfirms           | false              | false              | true
        13 unpaid order lapses, days  | unpaidOrderDays            | 7                  | 7                  | 7
        """)
    void policyOfEachProduct(String rule, String saying, String dms, String mail, String domain) throws Exception {
        var field = Policy.class.getMethod(saying);

        assertThat(List.of("dms", "mail", "domain"))
                .extracting(code ->
                        field.invoke(SHIPPED.product(code).policy()).toString().replace(" ", ""))
                .as(rule)
                .containsExactly(dms, mail, domain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dms    | standard               | P1M P2M P3M P4M P5M P6M P7M P8M P9M P1Y P2Y P3Y
        dms    | security-collaboration | P1M P2M P3M P4M P5M P6M P7M P8M P9M P1Y P2Y P3Y
        dms    | stable-change          | P1M P2M P3M P4M P5M P6M P7M P8M P9M P1Y P2Y P3Y
        mail   | standard               | P1Y P2Y P3Y P5Y
        mail   | premium                | P1Y P2Y P3Y P5Y
        mail   | free                   |
        domain | com                    | P1Y P2Y P3Y P4Y P5Y P6Y P7Y P8Y P9Y P10Y
        domain | cn                     | P1Y P2Y P3Y P4Y P5Y P6Y P7Y P8Y P9Y P10Y
        domain | net                    | P1Y P2Y P3Y P4Y P5Y P6Y P7Y P8Y P9Y P10Y
        """)
    void termsOfEachEdition(String product, String edition, String terms) {
        var periods = SHIPPED.product(product).periods(edition);

        assertThat(periods.stream().map(Period::toString).collect(joining(" "))).isEqualTo(terms == null ? "" : terms);
    }

    @ParameterizedTest
    @CsvSource({
        "dms, standard, P1M, 299.00",
        "dms, standard, P12M, 2990.00",
        "mail, standard, P1Y, 600.00",
        "mail, premium, P5Y, 7650.00",
        "domain, com, P1Y, 85.00",
        "domain, com, P10Y, 850.00"
    })
    void pricesOfSomeOffers(String product, String edition, String period, String price) {
        assertThat(SHIPPED.product(product).price(edition, Period.parse(period), CNY))
                .contains(Money.parse(price, CNY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dms", "mail", "domain"})
    void everyPaidEditionHasEveryTermInBothCurrencies(String code) {
        var product = SHIPPED.product(code);

        for (var edition : product.editions()) {
            var periods = product.periods(edition.code());
            assertThat(periods.isEmpty()).isNotEqualTo(edition.paid());
            for (var period : periods) {
                assertThat(product.price(edition.code(), period, CNY)).isPresent();
                assertThat(product.price(edition.code(), period, USD)).isPresent();
            }
        }
    }

    @Test
    void aLongerTermNeverCostsMoreThanItsYearsOneByOne() {
        for (var product : SHIPPED.products().values()) {
            for (var offer : product.offers()) {
                var year = product.price(
                        offer.edition(), new Period(12), offer.price().currency());
                int years = offer.period().months() / 12;
                if (years > 0) {
                    assertThat(offer.price().minor())
                            .isLessThanOrEqualTo(year.orElseThrow().minor() * years);
                }
            }
        }
    }

    @Test
    void aDomainInRedemptionCostsAFee() {
        assertThat(SHIPPED.product("domain").policy().lateFee(CNY)).contains(Money.parse("1360.00", CNY));
        assertThat(SHIPPED.product("domain").policy().lateFee(USD)).isPresent();
        assertThat(SHIPPED.product("mail").policy().lateFee(CNY)).isEmpty();
        assertThat(SHIPPED.product("dms").policy().lateFee(CNY)).isEmpty();
    }

    /** Rule 23. */
    @Test
    void aMailboxNeedsItsDomain() {
        assertThat(SHIPPED.product("mail").selling().dependsOnProduct()).contains("domain");
        assertThat(SHIPPED.product("domain").selling().dependsOnProduct()).isEmpty();
        assertThat(SHIPPED.product("dms").selling().dependsOnProduct()).isEmpty();
    }

    /** Rule 28: the rate on the invoice comes from what was consumed. */
    @Test
    void dmsAndMailAreTaxedAtSixPercent() {
        assertThat(SHIPPED.product("dms").selling().taxPercent()).isEqualTo(6);
        assertThat(SHIPPED.product("mail").selling().taxPercent()).isEqualTo(6);
    }
}
