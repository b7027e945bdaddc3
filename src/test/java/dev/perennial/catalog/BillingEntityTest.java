package dev.perennial.catalog;

import static dev.perennial.catalog.HostingFileTest.HOSTING;
import static dev.perennial.catalog.HostingFileTest.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sells: files of billing entities, what is wrong with them, and numbers that can be true. */
class BillingEntityTest {
    private static final String ENTITIES = read();

    @Test
    void aFileOfEntitiesIsRead() {
        var entities = CatalogRule.read(List.of(source("sellers.yaml", ENTITIES)), ShippedProductsTest.SHIPPED)
                .entities();

        assertThat(entities).extracting(Document::code).containsExactly("example-de", "example-us");
        var german = entities.getFirst().content();
        assertThat(german.registration()).contains("HRB 98765");
        assertThat(german.address().lines(Locale.ENGLISH))
                .containsExactly("Beispielstraße 12", "50667 Köln", "Germany");
        var account = german.account(Currency.getInstance("USD")).orElseThrow();
        assertThat(account.number()).isEqualTo("DE89370400440532013000");
        assertThat(account.grouped()).isEqualTo("DE89 3704 0044 0532 0130 00");
        assertThat(account.isIban()).isTrue();
        assertThat(german.account(Currency.getInstance("CNY"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/catalog-entities/broken.txt", delimiter = '|', quoteCharacter = '\'')
    void isRefused(String name, String find, String write, String path, String reason) {
        var broken = change(find, write == null ? "" : write.replace('⏎', '\n'));
        assertThat(broken).isNotEqualTo(ENTITIES);

        assertThat(catchThrowableOfType(
                                CatalogRefused.class,
                                () -> CatalogRule.read(
                                        List.of(source("sellers.yaml", broken)), ShippedProductsTest.SHIPPED))
                        .problems())
                .as(name)
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("sellers.yaml");
                    assertThat(problem.path()).isEqualTo(path);
                    assertThat(problem.reason()).contains(reason);
                });
    }

    @Test
    void aProductMayBeSoldByAnEntityOfAnotherFile() {
        var product = source("hosting.yaml", HOSTING.replace("perennial-cn", "example-de"));

        assertThat(CatalogRule.read(List.of(product, source("sellers.yaml", ENTITIES)), ShippedProductsTest.SHIPPED)
                        .products())
                .hasSize(1);
        assertThatThrownBy(() -> CatalogRule.read(List.of(product), ShippedProductsTest.SHIPPED))
                .hasMessageContaining("'example-de' is no billing entity; known are perennial-cn");
    }

    @Test
    void everyShippedProductHasASellerPaidInItsCurrencies() {
        var catalog = ShippedProductsTest.SHIPPED;
        for (var product : catalog.products().values()) {
            var seller = catalog.seller(product);
            assertThat(product.offers())
                    .allSatisfy(offer ->
                            assertThat(seller.account(offer.price().currency())).isPresent());
        }
        assertThat(catalog.entity("perennial-cn").address().lines(Locale.CHINESE))
                .containsExactly("中国 浙江省杭州市", "西湖区文三路 900 号常青大厦 18 层", "邮编 310012");
        assertThatThrownBy(() -> catalog.entity("nobody")).hasMessage("Indicates a bug: no billing entity nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "CN, 91330106MA7PRNC20G, true",
        "CN, 91330106MA7PRNC20H, false",
        "CN, 91330106673959654P, true",
        "CN, 91330106673959645P, false",
        "CN, 91330106MA7PRNC20g, false",
        "CN, 330106673959654, false",
        "DE, DE136695976, true",
        "DE, DE136695967, false",
        "DE, 136695976, false",
        "AT, ATU12345678, true",
        "AT, AT12345678, false",
        "GR, EL123456789, true",
        "GR, GR123456789, false",
        "NL, NL123456789B01, true",
        "FR, FR40303265045, true",
        "US, 12-3456789, true",
        "CH, CHE-123.456.788 MWST, true",
        "US, 1, false"
    })
    void aTaxNumberCanBeTrueOrNot(String country, String number, boolean can) {
        assertThat(TaxNumberRule.fault(number, country).isEmpty()).isEqualTo(can);
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013000, true",
        "DE89370400440532013001, false",
        "NL91ABNA0417164300, true",
        "NO9386011117947, true",
        "MT84MALT011000012345MTLCAST001S, true",
        "571900000010902, false",
        "DE89, false"
    })
    void anIbanIsToldByItsCheckDigits(String number, boolean is) {
        assertThat(EntityRule.isIban(number)).isEqualTo(is);
    }

    private static String change(String find, String write) {
        return find.startsWith("/")
                ? Pattern.compile(find.substring(1, find.length() - 1), Pattern.DOTALL)
                        .matcher(ENTITIES)
                        .replaceFirst(Matcher.quoteReplacement(write))
                : ENTITIES.replace(find, write);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("src/test/resources/catalog-entities/entities.yaml"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
