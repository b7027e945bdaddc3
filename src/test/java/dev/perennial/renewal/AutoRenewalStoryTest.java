package dev.perennial.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutoRenewalStoryTest extends Scene {
    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @BeforeEach
    void begin() {
        startAt(start());
    }

    @Test
    void rule2TheChargeIsMadeLeadDaysBeforeAtEightForExactlyThePeriod() {
        var acme = account("acme", "2000.00");
        item("dms-1", acme, "dms", "standard", "2026-03-20", Mode.AUTO, "P3M");

        runTo(at("2026-03-11 07:59"));
        assertThat(attempts("dms-1")).isEmpty();
        runTo(at("2026-03-11 08:00"));

        assertThat(attempts("dms-1")).containsExactly("RENEWED");
        assertThat(item("dms-1").life().expiresAt()).isEqualTo(day("2026-06-20"));
        assertThat(wallet(acme).balance()).isEqualTo(cny("2000.00").minus(price("P3M")));
    }

    @Test
    void rules3And4AndSixTryDailyUntilMoneyArrivesOrTheTriesAreOver() {
        var poor = account("poor", "10.00");
        item("dms-2", poor, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        runTo(at("2026-03-13 12:00"));
        assertThat(attempts("dms-2")).containsOnly("INSUFFICIENT_BALANCE").hasSize(3);
        assertThat(wallet(poor).balance()).isEqualTo(cny("10.00"));

        topUp(poor, "500.00");

        assertThat(attempts("dms-2")).hasSize(4).endsWith("RENEWED");
        assertThat(item("dms-2").life().expiresAt()).isEqualTo(day("2026-04-20"));
        runTo(day("2026-05-01"));
        assertThat(item("dms-2").life().phase()).isEqualTo(Phase.RELEASED);
    }

    @Test
    void rule21NobodyRenewsSoItStopsAndIsReleased() {
        var idle = account("idle", "0.00");
        item("mail-1", idle, "mail", "standard", "2026-03-20", Mode.MANUAL, null);
        item("dom-1", idle, "domain", "com", "2026-03-20", Mode.MANUAL, null);
        runTo(day("2026-03-20"));
        assertThat(item("mail-1").life().phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(item("dom-1").life().phase()).isEqualTo(Phase.GRACE);
        runTo(day("2026-04-19"));
        assertThat(item("mail-1").life().phase()).isEqualTo(Phase.RELEASED);
        assertThat(item("dom-1").life().phase()).isEqualTo(Phase.SUSPENDED);
    }

    @Test
    void rule22ADomainsMoneyIsHeldUntilTheProviderSaysYes() {
        var owner = account("owner", "1000.00");
        item("dom-2", owner, "domain", "com", "2026-03-20", Mode.AUTO, "P1Y");
        runTo(at("2026-03-05 08:00"));
        assertThat(attempts("dom-2")).containsExactly("RENEWED");
        assertThat(item("dom-2").life().expiresAt()).isEqualTo(day("2027-03-20"));
        assertThat(wallet(owner).held()).isEqualTo(cny("0.00"));
    }

    @Test
    void rule24AfterALongStopTriesComeBeforeExpiry() {
        var sleeper = account("sleeper", "5000.00");
        item("dms-3", sleeper, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        catchUp(at("2026-07-01 12:00"));
        assertThat(item("dms-3").life().phase()).isEqualTo(Phase.ACTIVE);
        assertThat(item("dms-3").life().expiresAt()).isEqualTo(day("2026-07-20"));
    }

    private dev.perennial.kernel.Money price(String period) {
        return bean(dev.perennial.catalog.Catalogs.class)
                .current()
                .product("dms")
                .price("standard", dev.perennial.kernel.Period.parse(period), CNY)
                .orElseThrow();
    }
}
