package dev.perennial.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Period;
import dev.perennial.order.OrderRefusal;
import dev.perennial.payment.TopUps;
import dev.perennial.renewal.Attempt;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 35: what would come if something were done now is what comes when it is done; and trying it out does nothing. */
class WhatIfTest extends Fates {

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void rule35WhatIfIsWhatComesOnceItIsDone(long seed) {
        var accounts = begin(seed);
        var until = now().plus(YEAR);
        for (var account : accounts) {
            var items = bean(Subscriptions.class).of(account.id());
            var one = oneOf(items).id();
            var other = oneOf(items).id();
            var period = new Period(12);
            WhatIf[] whatIfs = {
                new WhatIf.Extra(cny("321.00")),
                new WhatIf.Renewal(one, Mode.AUTO, period),
                new WhatIf.Renewal(other, Mode.NONE, null),
                new WhatIf.Rank(one, 9)
            };
            var plain = forecast(account, until);
            var before = database();
            var tried = forecast(account, until, whatIfs);
            assertThat(database()).isEqualTo(before);

            var actor = customer(account.id());
            bean(TopUps.class).topUp(account.id(), "321.00", actor, now()).orThrow();
            bean(Renewals.class).setMode(one, Mode.AUTO, period, actor, now());
            bean(Renewals.class).setMode(other, Mode.NONE, null, actor, now());
            jdbc().sql("update subscription set rank = 9 where subscription_id = ?")
                    .param(one.value())
                    .update();

            assertThat(database()).isNotEqualTo(before);
            var done = forecast(account, until);
            assertThat(Reality.told(tried.happenings())).isEqualTo(Reality.told(done.happenings()));
            assertThat(tried.after()).isEqualTo(done.after());
            assertThat(tried.funding().schedule()).isEqualTo(done.funding().schedule());
            assertThat(tried.happenings()).isNotEqualTo(plain.happenings());
        }
    }

    @Test
    void rule35AForecastChangesNoRow() {
        var accounts = begin(31);
        var before = database();
        accounts.forEach(account -> forecast(account, now().plus(YEAR)));
        assertThat(database()).isEqualTo(before);
    }

    @Test
    void whatWouldBeRefusedIsSaidAndNothingElseComesOfIt() {
        jdbc().sql("truncate account, directory, run_log cascade").update();
        startAt(at("2026-03-02 09:07"));
        var mine = account("mine", "100.00");
        item("no-period", mine, "dms", "standard", "2026-06-20", Mode.MANUAL, null);
        item("theirs", account("theirs", "0.00"), "dms", "standard", "2026-06-20", Mode.MANUAL, "P1M");
        var until = now().plus(YEAR);

        var tried = forecast(
                mine,
                until,
                new WhatIf.Renewal(new Subscription.Id("no-period"), Mode.AUTO, null),
                new WhatIf.Renewal(new Subscription.Id("theirs"), Mode.AUTO, null),
                new WhatIf.Rank(new Subscription.Id("nobody"), 1));

        assertThat(tried.refused())
                .isEqualTo(Map.of(
                        new Subscription.Id("no-period"), RenewalRefusal.PERIOD_REQUIRED,
                        new Subscription.Id("theirs"), OrderRefusal.SUBSCRIPTION_NOT_FOUND,
                        new Subscription.Id("nobody"), OrderRefusal.SUBSCRIPTION_NOT_FOUND));
        assertThat(tried.happenings()).isEqualTo(forecast(mine, until).happenings());
    }

    @Test
    void lessMoneyIsTriedDownToNothing() {
        jdbc().sql("truncate account, directory, run_log cascade").update();
        startAt(at("2026-03-02 09:07"));
        var owner = account("owner", "1000.00");
        item("db", owner, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        var until = at("2026-03-12 09:00");

        assertThat(forecast(owner, until).firstShortage()).isEmpty();
        var poorer = forecast(owner, until, new WhatIf.Extra(cny("-800.00")));
        assertThat(poorer.firstShortage().orElseThrow().shortfall()).isEqualTo(cny("99.00"));
        var poorest = forecast(owner, until, new WhatIf.Extra(cny("-5000.00")));
        assertThat(poorest.firstShortage().orElseThrow().shortfall()).isEqualTo(cny("299.00"));
        assertThat(poorest.after().balance()).isEqualTo(cny("0.00"));
        assertThat(poorest.funding().today()).isEqualTo(cny("299.00"));
        assertThat(poorest.funding().schedule())
                .containsExactly(new TopUp(at("2026-03-11 08:00"), cny("299.00"), cny("299.00")));
    }

    @Test
    void rule4MoneyThatIsTriedOutWakesWhatWaitsForIt() {
        jdbc().sql("truncate account, directory, run_log cascade").update();
        startAt(at("2026-03-02 09:07"));
        var owner = account("woken", "0.00");
        item("woken-db", owner, "dms", "standard", "2026-03-12", Mode.AUTO, "P1M");
        runTo(at("2026-03-03 09:07"));
        var until = at("2026-03-06 09:00");

        assertThat(forecast(owner, until).happenings().getFirst().at()).isEqualTo(at("2026-03-04 08:00"));
        var tried = forecast(owner, until, new WhatIf.Extra(cny("299.00")));
        assertThat(tried.happenings())
                .singleElement()
                .isInstanceOf(Happening.Charge.class)
                .returns(now(), Happening::at);
        topUp(owner, "299.00");
        assertThat(attempts("woken-db").getLast()).isEqualTo(Attempt.RENEWED);
    }

    /** Every row there is, table by table. */
    private List<String> database() {
        var tables = jdbc().sql("""
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name\
            """).query(String.class).list();
        var digests = new ArrayList<String>();
        for (var table : tables) {
            digests.add(table + " "
                    + jdbc().sql("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table
                                    + " t")
                            .query(String.class)
                            .single());
        }
        return digests;
    }
}
