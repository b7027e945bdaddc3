package dev.perennial.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.catalog.Catalogs;
import dev.perennial.db.Facts;
import dev.perennial.kernel.Period;
import dev.perennial.payment.LowBalance;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rule 25: who is told that money will be lacking, of how much, and by when. */
class ComingChargesStoryTest extends Scene {
    @Test
    void rule25ItemsThatTogetherExceedTheBalanceAreToldOfOnceWithTheExactSum() {
        startAt(at("2026-03-02 09:00"));
        var elm = account("elm", "0.00");
        for (int n = 0; n < 3; n++) {
            item("elm-" + n, elm, "dms", "standard", "2026-04-2" + n, Mode.AUTO, "P1M");
        }
        var price = bean(Catalogs.class)
                .current()
                .product("dms")
                .price("standard", Period.parse("P1M"), CNY)
                .orElseThrow();
        topUp(elm, price.plus(price).decimal());
        runTo(at("2026-03-23 10:00"));
        assertThat(alerts("elm"))
                .as("the first two are covered; with the third, one price is lacking when it is charged")
                .singleElement()
                .satisfies(facts -> assertThat(facts)
                        .containsEntry("shortfall", price.decimal())
                        .containsEntry("charge_at", at("2026-04-13 08:00").toString()));
    }

    @Test
    void rule25MoneyKeptForAnItemLowersWhatIsThereForTheRest() {
        startAt(at("2026-03-02 09:00"));
        var oak = account("oak", "500.00");
        item("oak-db", oak, "dms", "standard", "2026-12-20", Mode.MANUAL, null);
        bean(LowBalance.class)
                .alertBelow(oak.id(), "300.00", customer(oak.id()), now())
                .orThrow();
        var item = new Subscription.Id("oak-db");
        bean(Reservations.class)
                .reserve(item, "100.00", customer(oak.id()), now())
                .orThrow();
        assertThat(alerts("oak")).isEmpty();
        bean(Reservations.class)
                .reserve(item, "250.00", customer(oak.id()), now())
                .orThrow();
        bean(Reservations.class)
                .reserve(item, "260.00", customer(oak.id()), now())
                .orThrow();
        assertThat(alerts("oak"))
                .as("told when it falls below, not while it stays there")
                .containsExactly(Map.of("available", "250.00", "currency", "CNY", "threshold", "300.00"));
    }

    private List<Map<String, String>> alerts(String account) {
        return jdbc().sql("""
            select i.facts::text from notice_item i join notice n using (bucket, notice_id)
            where n.account_id = ? and i.kind = 'LOW_BALANCE' and i.channel = 'EMAIL' order by i.item_id\
            """).param(account).query(String.class).list().stream()
                .map(Facts::parse)
                .toList();
    }
}
