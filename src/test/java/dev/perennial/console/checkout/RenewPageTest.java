package dev.perennial.console.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Source;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The renew page by HTTP: however it is left and come back to, it ends well and says what happened. */
class RenewPageTest extends Scene {
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\" selected");
    private static final Pattern TICKED = Pattern.compile("name=\"coupon\" value=\"([^\"]+)\" checked");
    private static final Pattern TERMS = Pattern.compile("name=\"agree\" value=\"([^\"]+)\"");

    private final Orders orders = bean(Orders.class);
    private Account acme;
    private Browse owner;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        acme = account("acme", "5000.00");
        user("acme.owner", Role.OWNER, acme);
        user("acme.payer", Role.PAYER, acme);
        user("acme.viewer", Role.VIEWER, acme);
        user("other", Role.OWNER, account("other", "5000.00"));
        owner = new Browse(port(), "en").signIn("acme.owner", PASSWORD);
    }

    @Test
    void rule11_boughtWithTheTermsAndSentOnToTheOrder() {
        dms("one");
        var form = form(owner.get("/renew?item=one"));
        var without = buy(owner, form, "buy");
        assertThat(without.uri().getPath()).isEqualTo("/renew");
        assertThat(without.body()).contains("tick that you agree", "Tick this to buy", "2026-06-20 00:00");
        assertThat(orders.of(acme.id())).noneMatch(order -> isFor(order, "one"));

        var agreed = agreed(form(without), without);
        var done = buy(owner, agreed, "buy");
        assertThat(done.uri().getPath()).isEqualTo("/orders/" + orderOf("one").id());
        assertThat(done.body()).contains("one is renewed. New expiration: 2026-06-20 00:00.");
        assertThat(orderOf("one").asked().termsAcceptedAt()).isEqualTo(now());
        assertThat(orderOf("one").termsVersion()).isEqualTo("2026-01");

        var again = buy(owner, agreed, "buy");
        assertThat(again.uri().getPath())
                .as("the back button")
                .isEqualTo(done.uri().getPath());
        assertThat(again.body()).contains("Nothing was bought a second time");
        var other = new HashMap<>(agreed);
        other.put("item", "one|P1M");
        var reused = buy(owner, other, "buy");
        assertThat(reused.body()).contains("nothing else was bought");
        assertThat(reused.uri().getPath()).isEqualTo(done.uri().getPath());
        assertThat(orders.of(acme.id()).stream().filter(order -> isFor(order, "one")))
                .hasSize(1);
    }

    @Test
    void rule12_whatFundsDoNotCoverGoesToThePayment() {
        dms("long");
        var page = owner.get("/renew?item=long%7CP3Y");
        assertThat(page.body()).contains("Go to Pay", "Still missing").doesNotContain("Buy Now");
        var paying = buy(owner, agreed(form(page), page), "pay");
        assertThat(paying.uri().getPath()).startsWith("/gateway/");
        assertThat(orderOf("long").state()).isEqualTo(Order.State.UNPAID);
        assertThat(buy(owner, agreed(form(page), page), "pay").uri())
                .as("a double click")
                .isEqualTo(paying.uri());

        var inTheWay = owner.get("/renew?item=long").body();
        assertThat(inTheWay).contains("still open", "/orders/" + orderOf("long").id(), "None of these can be renewed");
        runTo(now().plus(Duration.ofDays(8)));
        assertThat(owner.get("/renew?item=long").body()).as("lapsed").contains("New expiration");
    }

    @Test
    void rule26_aChangedChoiceIsReckonedBeforeItIsBought() {
        dms("choice");
        coupon("c-1", acme, "100.00", "2026-12-01", "dms");
        var page = owner.get("/renew?item=choice%7CP1M");
        assertThat(TICKED.matcher(page.body()).results()).hasSize(1);
        var form = agreed(form(page), page);
        form.remove("coupon");
        var reckoned = buy(owner, form, "buy");
        assertThat(reckoned.body()).contains("reckoned anew", "would pay 100.00 CNY", "You chose the coupons yourself");
        buy(owner, agreed(form(reckoned), reckoned), "buy");
        assertThat(orderOf("choice").paidByCoupons()).isEqualTo(cny("0.00"));
        assertThat(orderOf("choice").asked().coupons())
                .hasValueSatisfying(none -> assertThat(none).isEmpty());
        transaction()
                .executeWithoutResult(done -> jdbc().sql("update coupon set remaining = 0 where coupon_id = 'c-1'")
                        .update());
    }

    @Test
    void inASecondTabTheItemIsRenewedMeanwhile() {
        dms("tabs");
        var first = owner.get("/renew?item=tabs%7CP1M");
        var second = owner.get("/renew?item=tabs%7CP1M");
        buy(owner, agreed(form(first), first), "buy");
        var late = buy(owner, agreed(form(second), second), "buy");
        assertThat(late.body()).contains("tabs was renewed or stopped since you looked", "2026-05-20 00:00", "Buy Now");
        assertThat(orders.of(acme.id()).stream().filter(order -> isFor(order, "tabs")))
                .hasSize(1);
        assertThat(buy(owner, agreed(form(late), late), "buy").body()).contains("tabs is renewed");
    }

    @Test
    void aPriceThatChangedMeanwhileIsShownAndAskedFor() {
        item("price", acme, "mail", "standard", "2026-03-20", Mode.MANUAL, null);
        var page = owner.get("/renew?item=price%7CP1Y");
        var mail = Catalogs.shipped().stream()
                .filter(file -> file.file().startsWith("mail"))
                .findFirst()
                .orElseThrow();
        var dearer = new String(mail.bytes(), StandardCharsets.UTF_8).replace("\"600.00\"", "\"660.00\"");
        bean(Catalogs.class).load(List.of(new Source("mail.yaml", dearer.getBytes(StandardCharsets.UTF_8))), now());
        try {
            var asked = buy(owner, agreed(form(page), page), "buy");
            assertThat(asked.body()).contains("from 600.00 to 660.00 CNY");
            assertThat(buy(owner, agreed(form(asked), asked), "buy").body()).contains("price is renewed");
        } finally {
            bean(Catalogs.class).load(Catalogs.shipped(), now());
        }
    }

    @Test
    void rule19_whatCannotBeRenewedSaysWhyAndTheOthersAreBought() {
        dms("good");
        item("free", acme, "mail", "free", "2026-06-20", Mode.MANUAL, null);
        item("name", acme, "domain", "cn", "2026-06-20", Mode.MANUAL, null);
        var page = owner.get("/renew?item=good%7CP1M&item=free&item=name");
        assertThat(page.body()).contains("Free editions are not renewed", "by an order of its own");
        var alone = buy(owner, agreed(form(page), page), "buy");
        assertThat(orderOf("good").lines()).hasSize(1);
        assertThat(alone.uri().toString()).as("a set goes on with its domain").endsWith("/renew?item=name");
        assertThat(alone.body()).contains("good is renewed. New expiration: 2026-04-20 00:00. Now what needs");
        assertThat(alone.body()).contains("Counts once the registry says yes");
        assertThat(buy(owner, agreed(form(alone), alone), "buy").body()).contains("held until the registry confirms");
    }

    @Test
    void law9_eachSeesOwnItemsAndViewersOnlyLook() {
        dms("mine");
        var payer = new Browse(port(), "en").signIn("acme.payer", PASSWORD);
        assertThat(payer.get("/renew?item=mine").statusCode()).isEqualTo(200);
        var viewer = new Browse(port(), "en").signIn("acme.viewer", PASSWORD);
        assertThat(viewer.get("/renew?item=mine").statusCode()).isEqualTo(403);
        assertThat(viewer.post("/renew", Map.of("item", "mine")).statusCode()).isEqualTo(403);
        var other = new Browse(port(), "en").signIn("other", PASSWORD);
        assertThat(other.get("/renew?item=mine").statusCode()).isEqualTo(404);
        assertThat(bare(other.get("/renew?item=mine"))).isEqualTo(bare(other.get("/renew?item=no-such-item")));
        var form = form(owner.get("/renew?item=mine"));
        assertThat(buy(other, form, "buy").statusCode()).isEqualTo(404);
        assertThat(owner.get("/renew?item=%7C%7C").statusCode()).isEqualTo(404);
        assertThat(owner.get("/renew").body()).contains("Nothing is chosen");
        var many = new StringBuilder("/renew?item=0");
        for (int i = 1; i <= 200; i++) many.append("&item=").append(i);
        assertThat(owner.get(many.toString()).body()).contains("room for 200 items");
    }

    @Test
    void theTermsAreReadByAnybodyInTwoLanguages() {
        var anybody = new Browse(port(), "zh");
        assertThat(anybody.get("/terms/mail").body()).contains("版本 2026-01", "到期后 30 天内可以续费");
        assertThat(owner.get("/terms/dms").body()).contains("Version 2026-01", "kept for 7 days");
        assertThat(owner.get("/terms/nothing").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> buy(Browse who, Map<String, String> form, String act) {
        var whole = new HashMap<>(form);
        whole.put("act", act);
        return who.post("/renew", whole);
    }

    /** What the page's form would send for its one item, as it stands. */
    private static Map<String, String> form(HttpResponse<String> page) {
        var form = new HashMap<String, String>();
        FIELD.matcher(page.body()).results().forEach(field -> form.put(field.group(1), field.group(2)));
        form.remove("_csrf");
        OPTION.matcher(page.body()).results().forEach(option -> form.put("item", option.group(1)));
        TICKED.matcher(page.body()).results().forEach(coupon -> form.put("coupon", coupon.group(1)));
        return form;
    }

    private static Map<String, String> agreed(Map<String, String> form, HttpResponse<String> page) {
        form.put(
                "agree",
                TERMS.matcher(page.body()).results().findFirst().orElseThrow().group(1));
        return form;
    }

    /** The page without what differs in every form. */
    private static String bare(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private Order orderOf(String item) {
        return orders.of(acme.id()).stream()
                .filter(order -> isFor(order, item))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFor(Order order, String item) {
        return order.lines().stream()
                .anyMatch(line -> line.subscription().value().equals(item));
    }

    private void dms(String id) {
        item(id, acme, "dms", "standard", "2026-03-20", Mode.MANUAL, "P3M");
    }
}
