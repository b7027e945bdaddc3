package dev.perennial.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.kernel.Period;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Looking things up in a catalog. */
class ProductTest {
    private static final Product MAIL = ShippedProductsTest.SHIPPED.product("mail");

    @Test
    void aTextIsReadInTheLanguageOfItsReader() {
        var text = new Text("mailbox", "邮箱");

        assertThat(text.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("邮箱");
        assertThat(text.in(Locale.of("zh", "SG"))).isEqualTo("邮箱");
        assertThat(text.in(Locale.US)).isEqualTo("mailbox");
        assertThat(text.in(Locale.FRENCH)).isEqualTo("mailbox");
    }

    @Test
    void anUnknownEditionIsABug() {
        assertThat(MAIL.edition("premium").name().zh()).isEqualTo("尊享版");
        assertThat(MAIL.hasEdition("gold")).isFalse();
        assertThatThrownBy(() -> MAIL.edition("gold"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Indicates a bug: product mail has no edition gold");
    }

    @Test
    void anUnknownProductIsABugUnlessAskedFor() {
        assertThat(ShippedProductsTest.SHIPPED.find("fax")).isEmpty();
        assertThatThrownBy(() -> ShippedProductsTest.SHIPPED.product("fax"))
                .hasMessage("Indicates a bug: no product fax");
    }

    @Test
    void whatIsNotOfferedHasNoPrice() {
        var cny = Currency.getInstance("CNY");

        assertThat(MAIL.price("standard", new Period(12), Currency.getInstance("EUR")))
                .isEmpty();
        assertThat(MAIL.price("standard", new Period(1), cny)).isEmpty();
        assertThat(MAIL.price("free", new Period(12), cny)).isEmpty();
        assertThat(MAIL.price("gold", new Period(12), cny)).isEmpty();
    }
}
