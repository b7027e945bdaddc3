package dev.perennial.console.renewals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.provider.Provider;
import dev.perennial.subscription.Mode;
import dev.perennial.web.Browse;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;

/** The dialogs as pages: what each says first, and what setting the mode of one item or of many comes to. */
class ModePagesTest extends Desk {
    private final Browse owner = new Browse(port(), "en-GB");
    private final Browse payer = new Browse(port(), "zh-CN");
    private final Browse viewer = new Browse(port(), "en-GB");
    private Account lotus;

    @Override
    protected void beans(GenericApplicationContext context) {
        context.registerBean(Provider.class, () -> task -> {
            throw new IllegalStateException("nobody is there");
        });
    }

    @BeforeAll
    void open() {
        lotus = staffed("lotus", "1000.00");
        furnish(lotus);
        coupon("spring", lotus, "100.00", "2026-12-01", "dms");
        item("theirs", account("heron", "0.00"), "dms", "standard", "2026-06-20", Mode.MANUAL, "P1M");
        owner.signIn("lotus", PASSWORD);
        payer.signIn("lotus.payer", PASSWORD);
        viewer.signIn("lotus.viewer", PASSWORD);
    }

    @Test
    void rule1AutomaticRenewalSaysWhenItChargesForWhatAndWhatPaysIt() {
        item("fresh", lotus, named("dms", "standard", "Fresh"), "2026-04-20", Mode.MANUAL, null);
        var dialog = owner.get("/renewals/auto?item=fresh&period=P3M").body();
        assertThat(dialog)
                .contains("<h1>Enable Auto Renewal</h1>", "Fresh will be renewed by itself", "takes effect tomorrow")
                .contains("value=\"P3M\" selected", "3 months · 897.00 CNY", "2026-04-11 08:00", "1,000.00 CNY")
                .contains(">Auto Renew</button>")
                .containsPattern("(The balance|Coupons) will pay|will be missing");
        assertThat(item("fresh").plan().mode()).isEqualTo(Mode.MANUAL);

        var list =
                set(owner, "auto", Map.of("item", "fresh", "period", "P3M", "back", "/renewals?tab=manual&find=resh"));
        assertThat(list.uri().toString()).endsWith("/renewals?tab=manual&find=resh");
        assertThat(list.body()).contains("told good", "Auto renewal is on for Fresh.");
        assertThat(item("fresh").plan().period()).isEqualTo(Period.parse("P3M"));
        assertThat(item("fresh").due().tryAt()).isEqualTo(at("2026-04-11 08:00"));
        assertThat(wallet(lotus).balance()).isEqualTo(cny("1000.00"));
    }

    @Test
    void rule1AnItemThatExpiresTomorrowSaysSoAndOffersToRenewNow() {
        assertThat(owner.get("/renewals/auto?item=last-day").body())
                .contains("expires on 2026-03-03", "too late for this term", "href=\"/renew?item=last-day\">Renew now");
        var list = set(owner, "auto", Map.of("item", "last-day"));
        assertThat(list.body()).contains("told care", "renew by hand: Last day");
        assertThat(item("last-day").plan().mode()).isEqualTo(Mode.AUTO);
    }

    @Test
    void rule19OfManyThoseThatCannotBeSetAreNamedWithTheirReasonAndTheOthersGoOn() {
        item("one", lotus, named("dms", "standard", "Number one"), "2026-05-01", Mode.MANUAL, null);
        item("two", lotus, named("mail", "premium", "Number two"), "2026-05-02", Mode.MANUAL, null);
        var chosen = chosen("one", "two", "mail-free", "metered", "theirs");
        var dialog = owner.get("/renewals/auto?" + chosen).body();
        assertThat(dialog)
                .contains("name=\"period.dms.standard\"", "name=\"period.mail.premium\"", "3 items cannot be set")
                .contains("Free editions are not renewed. Buy", "no term to renew", "There is no subscription of that")
                .contains("2026-04-22 08:00", "2026-04-29 08:00", "2,099.00 CNY");

        var body = "/renewals/auto?" + chosen;
        var list = owner.post(body, Map.of("period.dms.standard", "P2M", "period.mail.premium", "P2Y"));
        assertThat(list.body()).contains("told care", "Auto renewal is on for 2 items.");
        assertThat(list.body())
                .contains("Not set: Free mailboxes. Free editions", "Not set: Metered.", "Not set: theirs.");
        assertThat(item("one").plan().period()).isEqualTo(Period.parse("P2M"));
        assertThat(item("two").plan().period()).isEqualTo(Period.parse("P2Y"));
        assertThat(item("theirs").plan().mode()).isEqualTo(Mode.MANUAL);
        assertThat(owner.post("/renewals/auto?" + chosen("mail-free", "metered"), Map.of())
                        .body())
                .contains("told bad", "Nothing was changed.");
    }

    @Test
    void rule7ManualRenewalVoidsTheUnpaidOrderThatAutomaticRenewalMade() {
        var rich = staffed("rich", "1000.00");
        item("waits", rich, named("domain", "com", "waits.example"), "2026-03-16", Mode.AUTO, "P1Y");
        startAt(at("2026-03-02 09:00"));
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(wallet(rich).held()).isEqualTo(cny("85.00"));
        jdbc().sql("update provider_task set attempts = 0 where subscription_id = 'waits'")
                .update();
        var visitor = new Browse(port(), "en-GB").signIn("rich.payer", PASSWORD);

        assertThat(visitor.get("/renewals?tab=auto").body()).contains("Waits for the product's yes");
        assertThat(visitor.get("/renewals/manual?item=waits").body())
                .contains("<h1>Enable Manual Renewal</h1>", "is voided at once", ">OK</button>");
        assertThat(set(visitor, "manual", Map.of("item", "waits")).body())
                .contains("waits.example is renewed by hand from now on.");
        assertThat(bean(Orders.class).of(rich.id())).extracting(Order::state).containsOnly(Order.State.CANCELLED);
        assertThat(wallet(rich).held()).isEqualTo(cny("0.00"));
    }

    @Test
    void rule8NonrenewalSaysWhenItEndsAndThatItIsRemindedOfOnce() {
        item("unloved", lotus, named("domain", "com", "unloved.example"), "2026-04-20", Mode.AUTO, "P1Y");
        assertThat(payer.get("/renewals/none?item=unloved").body())
                .contains("<h1>到期不续费</h1>", "仅在到期前 3 天提醒一次", "2026-04-20", "2026-05-20", "确定");
        assertThat(set(payer, "none", Map.of("item", "unloved")).body()).contains("unloved.example 已设为到期不续费。");
        assertThat(item("unloved").plan().mode()).isEqualTo(Mode.NONE);
        assertThat(item("unloved").due().tryAt()).isNull();
    }

    @Test
    void rule10AHigherPriceIsShownAndAgreedToByTurningAutomaticRenewalOnAgain() {
        item("dearer", lotus, named("dms", "standard", "Dearer"), "2026-04-20", Mode.AUTO, "P1M");
        jdbc().sql("update subscription set agreed_price_minor = 10000 where subscription_id = 'dearer'")
                .update();
        assertThat(owner.get("/renewals?tab=auto&find=dearer").body()).contains("Price is above the agreed 100.00 CNY");
        assertThat(owner.get("/renewals/auto?item=dearer").body()).contains("Agreed to before", "100.00 CNY");
        set(owner, "auto", Map.of("item", "dearer"));
        assertThat(item("dearer").plan().agreedPrice()).isEqualTo(cny("299.00"));
        assertThat(owner.get("/renewals?tab=auto&find=dearer").body()).doesNotContain("Price is above");
    }

    @Test
    void theDurationOfAutomaticItemsIsChangedOrEachKeepsItsOwn() {
        item("short", lotus, named("dms", "stable-change", "Short"), "2026-05-20", Mode.AUTO, "P1M");
        item("long", lotus, named("dms", "stable-change", "Long"), "2026-05-20", Mode.AUTO, "P1Y");
        var both = "/renewals/duration?" + chosen("short", "long");
        assertThat(owner.get(both).body()).contains("value=\"keep\" selected", "Change Duration");
        owner.post(both, Map.of());
        assertThat(item("long").plan().period()).isEqualTo(Period.parse("P1Y"));
        assertThat(owner.post(both, Map.of("period.dms.stable-change", "P3M")).body())
                .contains("The duration of 2 items is changed.");
        assertThat(item("short").plan().period()).isEqualTo(Period.parse("P3M"));
        assertThat(item("long").plan().period()).isEqualTo(Period.parse("P3M"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "manual", "none", "duration"})
    void viewersLookAndDoNotAct(String act) {
        assertThat(viewer.get("/renewals").body())
                .contains("Reports database")
                .doesNotContain("type=\"checkbox\"", "Enable Auto Renewal", "/renew?");
        assertThat(viewer.get("/renewals/" + act + "?item=reports-db").statusCode())
                .isEqualTo(403);
        assertThat(viewer.post("/renewals/" + act, Map.of("item", "reports-db")).statusCode())
                .isEqualTo(403);
        assertThat(item("reports-db").plan().mode()).isEqualTo(Mode.MANUAL);
        assertThat(viewer.get("/renewals.csv").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "manual", "none", "duration"})
    void law9WhatIsSomebodyElsesIsNotThereExactlyAsWhatDoesNotExist(String act) {
        for (var id : new String[] {"theirs", "nobodys", "%2C", "%00"}) {
            var dialog = owner.get("/renewals/" + act + "?item=" + id);
            assertThat(dialog.statusCode()).as(id).isEqualTo(404);
            assertThat(dialog.body()).contains("There is no subscription of that name");
            assertThat(owner.post("/renewals/" + act + "?item=" + id, Map.of()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(item("theirs").plan().mode()).isEqualTo(Mode.MANUAL);
    }

    @Test
    void whatCannotBeReadIsRefusedAndNobodyIsLedElsewhere() {
        assertThat(owner.get("/renewals/auto").statusCode()).isEqualTo(409);
        assertThat(owner.get("/renewals/delete?item=reports-db").statusCode()).isEqualTo(404);
        assertThat(set(owner, "auto", Map.of("item", "archive-db", "period", "for ever"))
                        .body())
                .contains("not sold for that length of time");
        assertThat(set(owner, "auto", Map.of("item", "archive-db", "period", "P7Y"))
                        .body())
                .contains("not sold for that length of time");
        for (var back : new String[] {"https://evil.example", "//evil.example", "/renewals?{a}", "/sign-out"}) {
            var landed = set(owner, "manual", Map.of("item", "archive-db", "back", back));
            assertThat(landed.uri().toString()).endsWith(port() + "/renewals");
        }
    }

    private static HttpResponse<String> set(Browse visitor, String act, Map<String, String> form) {
        return visitor.post("/renewals/" + act, form);
    }
}
