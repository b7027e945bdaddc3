package dev.perennial.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.perennial.Scene;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Order management as a person meets it: rules 11, 12, 13 and 18. */
class OrderPagesTest extends Scene {
    private static final Path SCREENS = Path.of("target", "screens");

    private Browse owner;
    private Browse payer;
    private Browse viewer;
    private Browse stranger;
    private Chromium chromium;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        var lotus = account("lotus", "5000.00");
        user("lotus", Role.OWNER, lotus);
        user("lotus.payer", Role.PAYER, lotus);
        user("lotus.viewer", Role.VIEWER, lotus);
        user("heron", Role.OWNER, account("heron", "1.00"));
        coupon("SPRING", lotus, "50.00", "2026-03-20", "dms");
        for (var id : List.of("first", "second", "third", "fourth", "fifth", "sixth")) {
            var named =
                    new Item("dms", "standard", "Database " + id, Billing.SUBSCRIPTION, day("2025-06-01"), null, null);
            item(id, lotus, named, "2026-06-01", Mode.MANUAL, null);
        }
        item("office.example", lotus, "mail", "premium", "2026-06-01", Mode.MANUAL, null);
        item("home.example", lotus, "mail", "standard", "2026-06-01", Mode.MANUAL, null);
        item("another", lotus, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        owner = new Browse(port(), "en").signIn("lotus", PASSWORD);
        payer = new Browse(port(), "zh-CN").signIn("lotus.payer", PASSWORD);
        viewer = new Browse(port(), "en").signIn("lotus.viewer", PASSWORD);
        stranger = new Browse(port(), "en").signIn("heron", PASSWORD);
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void anUnpaidOrderIsPaidOnceHoweverOftenItIsPressed() {
        var order = place("P1M", "first");
        var page = owner.get("/orders/" + order);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Unpaid",
                        "Database first",
                        "2026-06-01",
                        "2026-07-01",
                        "299.00 CNY",
                        "action=\"/orders/" + order + "/pay\"",
                        "Lapses if it is not paid by then");
        var paid = owner.post("/orders/" + order + "/pay", Map.of());
        assertThat(paid.uri().getPath()).isEqualTo("/orders/" + order);
        assertThat(paid.body()).contains("Paid: 299.00 CNY", "by lotus").doesNotContain("/pay\"");
        assertThat(payer.post("/orders/" + order + "/pay", Map.of()).body()).contains("该订单此前已支付，没有重复扣款");
        assertThat(owner.post("/orders/" + order + "/cancel", Map.of()).body()).contains("paid already");
    }

    @Test
    void aCancelledOrLapsedOrderSaysSoAndIsNeverPaid() {
        var order = place("P1M", "second");
        assertThat(owner.get("/orders/" + order + "/cancel").body()).contains("Cancel order", "Keep the order");
        assertThat(payer.post("/orders/" + order + "/cancel", Map.of()).body()).contains("订单已取消");
        assertThat(owner.post("/orders/" + order + "/cancel", Map.of()).body()).contains("cancelled already");
        assertThat(owner.post("/orders/" + order + "/pay", Map.of()).body())
                .contains("cancelled already and can never be paid")
                .contains("/renew?item=second");
        assertThat(owner.get("/orders/" + order + "/cancel").body()).doesNotContain("Keep the order");
    }

    @Test
    void whatTheFundsDoNotCoverGoesToTheGateway() {
        var order = place("P5Y", "office.example");
        var page = owner.get("/orders/" + order).body();
        assertThat(page).contains("/go-to-pay\"", "Go to Pay", "Missing").doesNotContain("/pay\" method");
        assertThat(owner.post("/orders/" + order + "/pay", Map.of()).body())
                .contains("do not cover the price")
                .contains("Unpaid");
    }

    @Test
    void aRenewalIsUndoneAfterSayingWhatComesBack() {
        var order = buy("P2M", "third");
        var question = owner.get("/orders/" + order + "/undo").body();
        assertThat(question).contains("To the balance", "falls back from 2026-08-01 00:00 to 2026-06-01 00:00");
        var undone = owner.post("/orders/" + order + "/undo", Map.of());
        assertThat(undone.body()).contains("The renewal is undone", "See the refund");
        assertThat(owner.post("/orders/" + order + "/undo", Map.of()).body()).contains("undone already");
        assertThat(owner.get("/orders/" + order + "/undo").body())
                .contains("Only a paid renewal can be undone")
                .doesNotContain("Keep the renewal");
        assertThat(owner.get("/orders?kind=REFUND").body()).contains("Refunded", "Database third");
    }

    @Test
    void viewersSeeAndCannotActAndOthersFindNothing() {
        var order = place("P1M", "fourth");
        assertThat(viewer.get("/orders/" + order).body())
                .contains("Database fourth")
                .doesNotContain("/pay\"", "/cancel\"");
        for (var act : List.of("pay", "cancel", "undo")) {
            assertThat(viewer.post("/orders/" + order + "/" + act, Map.of()).statusCode())
                    .isEqualTo(403);
            for (var unseen : List.of(order, UUID.randomUUID())) {
                var answer = stranger.post("/orders/" + unseen + "/" + act, Map.of());
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body())
                        .contains("There is no order of that number")
                        .doesNotContain("fourth");
            }
        }
        for (var path : List.of("", "/cancel", "/undo")) {
            assertThat(stranger.get("/orders/" + order + path).statusCode()).isEqualTo(404);
            assertThat(stranger.get("/orders/nonsense" + path).statusCode()).isEqualTo(404);
        }
        assertThat(viewer.get("/orders/" + order + "/cancel").statusCode()).isEqualTo(403);
        assertThat(stranger.get("/orders").body()).contains("No orders yet");
    }

    @Test
    void theListIsAskedByItsAddress() {
        place("P1M", "fifth");
        assertThat(owner.get("/orders?product=dms&state=UNPAID&q=fifth&from=2026-03-01&to=2026-03-02")
                        .body())
                .contains("<h1>DMS Order Management</h1>", "Database fifth", "?state=PAID&amp;product=dms")
                .doesNotContain("Database first");
        assertThat(owner.get("/orders?q=fifth&to=2026-03-01").body()).contains("No order matches");
        assertThat(owner.get("/orders?state=NONSENSE&kind=x&product=y&from=z&after=w&to=9999-99-99")
                        .statusCode())
                .isEqualTo(200);
        assertThat(payer.get("/orders?product=dms").body()).contains("DMS 订单管理", "待支付");
    }

    @Test
    void everyPageIsForEverybodyAndAnOrderIsAPaper() {
        var unpaid = place("P1M", "sixth");
        var paid = buy("P1Y", "home.example");
        for (var look : List.of("en-GB,1280,LIGHT", "zh-CN,390,LIGHT", "zh-CN,1280,DARK", "en-GB,390,DARK")) {
            var parts = look.split(",");
            try (var visitor = signedIn(parts[0], Integer.parseInt(parts[1]), ColorScheme.valueOf(parts[2]))) {
                for (var path :
                        List.of("/orders", "/orders?q=nothing", "/orders/" + unpaid, "/orders/" + paid + "/undo")) {
                    var page = visitor.newPage();
                    page.navigate(server() + path);
                    assertThat(Chromium.violations(page))
                            .as("%s at %s", path, look)
                            .isEmpty();
                    assertThat(Chromium.overflow(page))
                            .as("%s at %s", path, look)
                            .isNotPositive();
                    page.close();
                }
            }
        }
        try (var visitor = signedIn("en-GB", 1000, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(server() + "/orders/" + paid);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENS.resolve("order-on-paper.png"))
                    .setFullPage(true));
            assertThat(page.isVisible(".side")).isFalse();
            assertThat(page.isVisible(".head .acts")).isFalse();
            assertThat(page.isVisible(".letterhead")).isTrue();
            assertThat(page.textContent(".letterhead")).contains("Account lotus");
        }
    }

    @Test
    void anOrderIsCancelledInADialogOverTheList() {
        var problems = new ArrayList<String>();
        var order = place("P1M", "another");
        try (var visitor = signedIn("en-GB", 1280, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.onPageError(problems::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) problems.add(message.text());
            });
            page.navigate(server() + "/orders?state=UNPAID");
            page.click("a[href='/orders/" + order + "/cancel']");
            page.waitForSelector("dialog[open] h1:has-text('Cancel order')");
            assertThat(Chromium.violations(page)).isEmpty();
            page.click("dialog a:has-text('Keep the order')");
            page.waitForSelector(
                    "dialog:not([open])", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
            page.click("a[href='/orders/" + order + "/cancel']");
            page.click("dialog[open] form button");
            page.waitForSelector(".told.good");
            assertThat(page.url()).endsWith("/orders/" + order);
        }
        assertThat(problems).isEmpty();
    }

    private UUID place(String period, String item) {
        return bean(Orders.class)
                .place(wish(item, period), self(item), now())
                .orThrow()
                .id();
    }

    private UUID buy(String period, String item) {
        return bean(Orders.class)
                .buyNow(wish(item, period), self(item), now())
                .orThrow()
                .id();
    }

    private Actor self(String item) {
        return customerOf(new Subscription.Id(item));
    }

    private static List<Wish> wish(String item, String period) {
        return List.of(new Wish(new Subscription.Id(item), Period.parse(period)));
    }

    private String server() {
        return "http://localhost:" + port();
    }

    private BrowserContext signedIn(String language, int width, ColorScheme colours) {
        return chromium.signedIn(server(), "lotus", PASSWORD, language, width, colours);
    }
}
