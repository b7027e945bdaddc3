package dev.perennial.api.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs ask what renewing would come to, and nothing comes of asking. */
class QuoteTest extends ApiScene {
    private static final String QUOTES = "/api/v1/quotes";

    private Account lotus;
    private Calls viewer;
    private Calls other;

    @BeforeAll
    void open() {
        lotus = account("lotus", "50.00");
        item("one", lotus, "dms", "standard", "2026-05-01", Mode.MANUAL, "P1M");
        item("two", lotus, "dms", "standard", "2026-05-10", Mode.MANUAL, "P3M");
        coupon("ten", lotus, "10.00", "2026-12-31");
        viewer = program("lotus.viewer", Role.VIEWER, lotus);
        other = program("harbor", Role.OWNER, account("harbor", "0.00"));
    }

    @Test
    void whatRenewingComesToIsSaidWithItsCouponsAndWhatIsMissing() {
        var quote = viewer.post(
                        QUOTES,
                        "{\"items\": [{\"subscription\": \"one\"}, {\"subscription\": \"two\", \"period\": \"P1Y\"}]}")
                .body();
        assertThat(quote.path("account").asString()).isEqualTo("lotus");
        assertThat(quote.path("items").path(0).path("period").asString()).isEqualTo("P1M");
        assertThat(quote.path("items").path(1).path("expiresAt").asString()).isEqualTo("2027-05-09T16:00:00Z");
        assertThat(quote.path("byCoupons").path("amount").asString()).isEqualTo("10.00");
        assertThat(quote.path("coupons").path(0).path("chosen").asBoolean()).isTrue();
        assertThat(quote.path("fromBalance").path("amount").asString()).isEqualTo("50.00");
        assertThat(cny(quote.path("shortfall").path("amount").asString()))
                .isEqualTo(cny(quote.path("toPay").path("amount").asString()).minus(cny("50.00")));
        assertThat(quote.path("expected").path("expirations").propertyNames()).containsExactly("one", "two");
        assertThat(quote.path("terms").path("dms").asString()).isNotBlank();
        assertThat(wallet(lotus).available()).isEqualTo(cny("50.00"));
    }

    @Test
    void couponsAreThoseNamed() {
        var none = viewer.post(QUOTES, "{\"items\": [{\"subscription\": \"one\"}], \"coupons\": []}")
                .body();
        assertThat(none.path("byCoupons").path("amount").asString()).isEqualTo("0.00");
        assertThat(none.path("coupons").path(0).path("pays").path("amount").asString())
                .isEqualTo("10.00");
        var strange = viewer.post(QUOTES, "{\"items\": [{\"subscription\": \"one\"}], \"coupons\": [\"x\"]}")
                .body();
        assertThat(strange.path("unusableCoupons").toString()).isEqualTo("[\"x\"]");
    }

    @Test
    void daysUntilADayOfTheMonthAreQuotedToo() {
        var quote = viewer.post(
                        QUOTES,
                        "{\"items\": [{\"subscription\": \"one\", \"day\": 15}, {\"subscription\": \"two\", \"day\":"
                                + " 10}]}")
                .body();
        assertThat(quote.path("items").path(0).path("expiresAt").asString()).isEqualTo("2026-05-14T16:00:00Z");
        assertThat(quote.path("items").path(1).path("refused").path("code").asString())
                .isEqualTo("ALREADY_ON_THAT_DAY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"period\": \"P1M\"", "\"day\": 20"})
    void whatWasQuotedIsBoughtAsItWasSeen(String length) {
        var name = "rich-" + length.length();
        var rich = account(name, "1000.00");
        item(name, rich, "dms", "standard", "2026-05-01", Mode.MANUAL, "P1M");
        var owner = program(name, Role.OWNER, rich);
        var items = "[{\"subscription\": \"" + name + "\", " + length + "}]";
        var quote = owner.post(QUOTES, "{\"items\": " + items + "}").body();
        var order = owner.post(
                "/api/v1/orders",
                "{\"items\": " + items + ", \"pay\": \"BALANCE\", \"expected\": " + quote.path("expected")
                        + ", \"acceptedTerms\": " + quote.path("terms") + "}");
        assertThat(order.status()).as(order.raw().body()).isEqualTo(201);
        assertThat(item(name).life().expiresAt())
                .hasToString(quote.path("items").path(0).path("expiresAt").asString());
        assertThat(wallet(rich).available().decimal())
                .isEqualTo(quote.path("availableAfter").path("amount").asString());
        var again = owner.post(
                "/api/v1/orders",
                "{\"items\": " + items + ", \"pay\": \"BALANCE\", \"expected\": " + quote.path("expected")
                        + ", \"acceptedTerms\": " + quote.path("terms") + "}");
        assertThat(again.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\": [{}]}",
                "{\"items\": [{\"subscription\": \"one\", \"period\": \"soon\"}]}",
                "{\"items\": [{\"subscription\": \"one\", \"period\": \"P1M\", \"day\": 3}]}",
                "{\"items\": [{\"subscription\": \"one\"}], \"coupons\": [null]}",
            })
    void nonsenseIsSaid(String body) {
        var answer = viewer.post(QUOTES, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors")).isNotEmpty();
    }

    @Test
    void anotherAccountsItemsAreNotThere() {
        for (var wish : List.of("", ", \"period\": \"P1M\"", ", \"day\": 3")) {
            var answer = other.post(QUOTES, "{\"items\": [{\"subscription\": \"one\"" + wish + "}]}");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("SUBSCRIPTION_NOT_FOUND");
        }
    }
}
