package dev.perennial.api.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs look ahead, and try out what could be done. */
class ForecastTest extends ApiScene {
    private static final String FORECAST = "/api/v1/forecast";

    private Calls viewer;
    private Calls other;

    @BeforeAll
    void open() {
        var lotus = account("lotus", "300.00");
        item("auto", lotus, "dms", "standard", "2026-05-01", Mode.AUTO, "P1M");
        item("manual", lotus, "dms", "standard", "2026-06-01", Mode.MANUAL, "P1M");
        viewer = program("lotus.viewer", Role.VIEWER, lotus);
        other = program("harbor", Role.OWNER, account("harbor", "0.00"));
    }

    @Test
    void whatComesIsToldWithWhatItLacks() {
        var forecast = viewer.get(FORECAST).body();
        assertThat(forecast.path("complete").asBoolean()).isTrue();
        assertThat(forecast.path("availableNow").path("amount").asString()).isEqualTo("300.00");
        assertThat(forecast.path("events").path(0).path("kind").asString()).isEqualTo("CHARGE");
        assertThat(forecast.path("events").path(0).path("subscription").asString())
                .isEqualTo("auto");
        assertThat(forecast.path("firstShortage").path("code").asString()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(forecast.path("topUps")).isNotEmpty();
        assertThat(forecast.path("days").path(0).path("renewals").asInt()).isEqualTo(1);
        var few = viewer.get(FORECAST + "?events=1").body();
        assertThat(few.path("events")).hasSize(1);
        assertThat(few.path("eventsLeftOut").asInt())
                .isEqualTo(forecast.path("events").size() - 1);
    }

    @Test
    void whatIfsAreTriedAndChangeNothing() {
        var before = item("manual");
        var rich = viewer.get(FORECAST + "?balance=100000.00&item=manual&mode=AUTO&period=P1Y")
                .body();
        assertThat(rich.path("firstShortage").isNull()).isTrue();
        assertThat(rich.path("availableNow").path("amount").asString()).isEqualTo("100000.00");
        assertThat(rich.path("events").toString()).contains("\"P1Y\"");
        var strange = other.get(FORECAST + "?item=manual&mode=AUTO").body();
        assertThat(strange.path("untried").path(0).path("why").path("code").asString())
                .isEqualTo("SUBSCRIPTION_NOT_FOUND");
        assertThat(item("manual")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "until=2020-01-01T00:00:00Z",
                "until=2036-01-01T00:00:00Z",
                "until=soon",
                "events=2001",
                "balance=-1.00",
                "balance=lots",
                "mode=AUTO",
                "item=manual",
                "item=manual&mode=NEVER",
                "item=manual&period=P1D",
            })
    void nonsenseIsSaid(String query) {
        var answer = viewer.get(FORECAST + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors")).isNotEmpty();
    }

    @Test
    void anotherAccountsMoneyIsNotThere() {
        assertThat(other.get(FORECAST + "?account=lotus").code()).isEqualTo("ACCOUNT_NOT_FOUND");
    }
}
