package dev.perennial.autotopup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.forecast.ComingTopUps;
import dev.perennial.forecast.Forecasts;
import dev.perennial.subscription.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 35 beside automatic top-up: no forecast counts on a charge, and what it says would be charged comes true. */
class ComingTopUpsTest extends TillScene {

    @Test
    void rule35TheForecastDoesNotTakeAChargeForSure() {
        var account = agreed("honest", "10.00", "9000.00");
        item("honest-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        var until = at("2026-04-01 00:00");
        var forecast = bean(Forecasts.class).of(account.id(), List.of(), until, now());
        assertThat(forecast.firstShortage()).isPresent();
        assertThat(forecast.funding().isNeeded()).isTrue();
        assertThat(forecast).isEqualTo(without(account, until));
    }

    private Object without(Account account, java.time.Instant until) {
        stop(account);
        return bean(Forecasts.class).of(account.id(), List.of(), until, now());
    }

    @Test
    void whatItWouldChargeIsChargedUpToTheCeiling() {
        var account = agreed("true", "310.00", "900.00");
        coupon("true-gift", account, "40.00", "2026-12-31", "dms");
        item("true-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        item("true-2", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P2M");
        item("true-3", account, "mail", "standard", "2026-03-25", Mode.AUTO, "P1Y");
        item("true-4", account, "domain", "com", "2026-04-20", Mode.AUTO, "P1Y");
        var until = at("2026-06-01 00:00");
        var coming = coming(account, until);
        assertThat(coming.coming()).hasSizeGreaterThan(2);
        runTo(until);
        var charged = bean(AutoTopUps.class).charges(account.id(), 100).reversed();
        assertThat(charged)
                .extracting(Charge::amount)
                .containsExactlyElementsOf(coming.coming().stream()
                        .map(ComingTopUps.Coming::amount)
                        .toList());
        assertThat(charged)
                .extracting(Charge::begunAt)
                .containsExactlyElementsOf(
                        coming.coming().stream().map(ComingTopUps.Coming::at).toList());
        assertLaws();
    }

    @Test
    void whereTheCeilingEndsItTheForecastSaysSo() {
        var account = agreed("ends", "0.00", "300.00");
        item("ends-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        item("ends-2", account, "dms", "standard", "2026-03-22", Mode.AUTO, "P1M");
        var coming = coming(account, at("2026-04-01 00:00"));
        assertThat(coming.coming()).hasSize(1);
        assertThat(coming.uncharged().getFirst()).satisfies(not -> {
            assertThat(not.at()).isEqualTo(at("2026-03-13 08:00"));
            assertThat(not.why()).isEqualTo(AutoTopUpRefusal.CEILING_REACHED);
        });
    }

    private ComingTopUps coming(Account account, java.time.Instant until) {
        var means = bean(AutoTopUps.class).means(account.id(), now()).orElseThrow();
        return bean(Forecasts.class).topUps(account.id(), means, until, now());
    }
}
