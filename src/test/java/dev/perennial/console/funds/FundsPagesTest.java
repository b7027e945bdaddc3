package dev.perennial.console.funds;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.PaymentDesk;
import dev.perennial.order.Wish;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Payments;
import dev.perennial.payment.Till;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Funds, coupons and the gateway's page as people meet them: by HTTP, and in a real browser. */
class FundsPagesTest extends Scene {
    private static final Path SCREENS = Path.of("target", "screens");

    private Account acme;
    private Browse owner;
    private Browse payer;
    private Browse viewer;
    private Browse stranger;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        acme = account("acme", "100.00");
        var other = account("other", "100.00");
        coupon("ACME-50", acme, "50.00", "2027-12-31", "dms");
        user("owner", Role.OWNER, acme);
        user("payer", Role.PAYER, acme);
        user("viewer", Role.VIEWER, acme);
        user("stranger", Role.OWNER, other);
        owner = new Browse(port(), "en").signIn("owner", PASSWORD);
        payer = new Browse(port(), "zh-CN").signIn("payer", PASSWORD);
        viewer = new Browse(port(), "en").signIn("viewer", PASSWORD);
        stranger = new Browse(port(), "en").signIn("stranger", PASSWORD);
    }

    @Test
    void rule12_goToPayPaysTheOrderAndEndsAtIt() {
        var order = place("paid-by-gateway");
        var gateway = owner.post("/orders/" + order + "/go-to-pay", Map.of());
        assertThat(gateway.uri().getPath()).startsWith("/gateway/");
        assertThat(gateway.body())
                .contains(
                        "No real money moves",
                        "paid-by-gateway, 1 year",
                        "Hangzhou Perennial Cloud Services",
                        order + "");
        var path = gateway.uri().getPath();
        assertThat(owner.post("/orders/" + order + "/go-to-pay", Map.of()).uri().getPath())
                .isEqualTo(path);

        var paid = owner.post(path + "/pay", Map.of());
        assertThat(paid.uri().getPath()).isEqualTo("/orders/" + order);
        assertThat(paid.body()).contains("and the order is complete");
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        var again = owner.post(path + "/pay", Map.of());
        assertThat(again.body()).contains("and the order is complete");
        assertThat(owner.post(path + "/decline", Map.of()).body()).contains("and the order is complete");
        assertThat(owner.get(path).body())
                .contains("It is not taken twice", path.replace("gateway", "payments"))
                .doesNotContain("/pay\"");
        assertThat(owner.get("/funds").body()).contains("Top-up by payment", "/orders/" + order);
    }

    @Test
    void whoeverComesLateOrTurnsBackIsToldAndLosesNothing() {
        var late = account("late", "100.00");
        user("late", Role.OWNER, late);
        var owner = new Browse(port(), "en").signIn("late", PASSWORD);
        var order = place(late, "comes-late");
        var declined = begin(order);
        assertThat(owner.post("/gateway/" + declined + "/decline", Map.of()).body())
                .contains("was declined");
        assertThat(owner.post("/gateway/" + declined + "/pay", Map.of()).body()).contains("was declined");
        assertThat(owner.get("/gateway/" + declined).body()).contains("This payment was declined");
        var left = begin(order);
        assertThat(owner.post("/gateway/" + left + "/leave", Map.of()).body()).contains("came back without paying");
        var last = begin(order);
        bean(Orders.class).cancel(order, customer(late.id()), now()).orThrow();
        var kept = owner.post("/gateway/" + last + "/pay", Map.of());
        assertThat(kept.body()).contains("The money is in your balance");
        assertThat(wallet(late).balance())
                .isEqualTo(cny("100.00").plus(payment(last).amount()));
        assertThat(owner.post("/orders/" + order + "/go-to-pay", Map.of()).body())
                .contains("already paid or cancelled");
    }

    /** The seeds: "Alternatively, you can add funds to your account to complete the renewal." */
    @Test
    void rule4_addFundsInstead() {
        var poor = account("poor", "1.00");
        user("poor", Role.PAYER, poor);
        var visitor = new Browse(port(), "en").signIn("poor", PASSWORD);
        item("poor-mail", poor, "mail", "standard", "2026-03-15", Mode.AUTO, "P1Y");
        runTo(at("2026-03-12 12:00"));
        assertThat(attempts("poor-mail")).containsExactly("INSUFFICIENT_BALANCE");
        assertThat(visitor.get("/funds").body()).contains("1 renewal waits for funds", "/funds/top-up");
        var wrong = visitor.post("/funds/top-up", Map.of("amount", "1.005"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"1.005\"", "is not an amount above zero");
        assertThat(visitor.get("/funds/top-up?amount=599.00").body()).contains("value=\"599.00\"");
        var gateway = visitor.post("/funds/top-up", Map.of("amount", "599.00"));
        assertThat(gateway.body()).contains("Adding funds to the balance", "599.00");
        var paid = visitor.post(gateway.uri().getPath() + "/pay", Map.of());
        assertThat(paid.uri().getPath()).isEqualTo("/funds");
        assertThat(paid.body())
                .contains(
                        "599.00 CNY were added", "tried at once", "poor-mail", "Available</dt><dd class=\"num\">0.00");
        assertThat(attempts("poor-mail")).containsExactly("INSUFFICIENT_BALANCE", "RENEWED");
    }

    @Test
    void rule25_theAlertIsSetInPlace() {
        var wrong = payer.post("/funds/alert", Map.of("threshold", "-3"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"-3\"", "不是零或以上");
        assertThat(payer.post("/funds/alert", Map.of("threshold", "9999999.00")).body())
                .contains("低于 9,999,999.00 CNY 时将提醒您", "已低于您设置的提醒金额");
        assertThat(payer.post("/funds/alert", Map.of("threshold", "")).body()).contains("已关闭余额不足提醒");
    }

    @Test
    void aViewerLooksAndDoesNotAct() {
        var payment = begin(place("looked-at"));
        assertThat(viewer.get("/funds").body()).contains("Movements").doesNotContain("/funds/top-up", "/funds/alert");
        assertThat(viewer.get("/coupons").body()).contains("ACME-50", "Renewals, automatic and by hand");
        for (var path : List.of("/funds/top-up", "/gateway/" + payment)) {
            assertThat(viewer.get(path).statusCode()).as(path).isEqualTo(403);
        }
        for (var path : List.of(
                "/funds/top-up",
                "/funds/alert",
                "/gateway/" + payment + "/pay",
                "/gateway/" + payment + "/leave",
                "/gateway/" + payment + "/decline",
                "/orders/" + payment(payment).order().orElseThrow() + "/go-to-pay")) {
            assertThat(viewer.post(path, Map.of("amount", "5.00")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(payment(payment).isOpen()).isTrue();
    }

    @Test
    void anotherAccountsPaymentIsNotThereAsOneThatNeverWas() {
        var payment = begin(place("not-theirs"));
        var order = payment(payment).order().orElseThrow();
        for (var id : List.of(payment.toString(), UUID.randomUUID().toString(), "no-number")) {
            assertThat(stranger.get("/gateway/" + id).statusCode()).isEqualTo(404);
            for (var act : List.of("pay", "decline", "leave")) {
                assertThat(stranger.post("/gateway/" + id + "/" + act, Map.of()).statusCode())
                        .isEqualTo(404);
            }
        }
        for (var id : List.of(order.toString(), UUID.randomUUID().toString(), "no-number")) {
            assertThat(stranger.post("/orders/" + id + "/go-to-pay", Map.of()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(payment(payment).isOpen()).isTrue();
        assertThat(stranger.get("/funds?from=" + payment + "_77").body()).doesNotContain("not-theirs");
    }

    @Test
    void everyPageIsForEverybodyInARealBrowser() {
        var order = place("in-a-browser");
        try (var chromium = Chromium.open()) {
            look(chromium, "en-GB", 1280, ColorScheme.LIGHT);
            look(chromium, "zh-CN", 390, ColorScheme.DARK);
            try (var visitor = signedIn(chromium, "en-GB", 1280, ColorScheme.LIGHT)) {
                var page = visitor.newPage();
                page.navigate(server() + "/funds/top-up?amount=12.50");
                page.click("text=Continue to payment");
                page.waitForURL("**/gateway/*");
                assertThat(Chromium.violations(page)).isEmpty();
                page.dblclick("button.pay");
                page.waitForURL("**/funds");
                assertThat(page.textContent(".told")).contains("12.50 CNY were added");
                page.goBack();
                assertThat(page.textContent("main")).contains("Your payment");
            }
        }
        assertThat(order(order).state()).isEqualTo(Order.State.UNPAID);
    }

    private void look(Chromium chromium, String language, int width, ColorScheme colours) {
        try (var visitor = signedIn(chromium, language, width, colours)) {
            var page = visitor.newPage();
            var payment = begin(place("seen-" + language));
            for (var path : List.of(
                    "/funds",
                    "/funds/top-up",
                    "/coupons",
                    "/coupons?state=used",
                    "/coupons?state=expired",
                    "/gateway/" + payment,
                    "/payments/" + payment)) {
                page.navigate(server() + path);
                var name = language + "-" + width + "-" + colours
                        + path.replaceAll("\\W+", "-").replaceAll("-[0-9a-f]{8}.*", "");
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve(name + ".png"))
                        .setFullPage(true));
                assertThat(Chromium.violations(page)).as("%s at %s", path, name).isEmpty();
                assertThat(Chromium.overflow(page)).as("%s at %s", path, name).isNotPositive();
            }
        }
    }

    private BrowserContext signedIn(Chromium chromium, String language, int width, ColorScheme colours) {
        return chromium.signedIn(server(), "owner", PASSWORD, language, width, colours);
    }

    private String server() {
        return "http://localhost:" + port();
    }

    private UUID place(String item) {
        return place(acme, item);
    }

    private UUID place(Account account, String item) {
        item(item, account, "mail", "premium", "2027-12-20", Mode.MANUAL, null);
        var wish = new Wish(new Subscription.Id(item), Period.parse("P1Y"));
        return bean(Orders.class)
                .place(List.of(wish), customer(account.id()), now())
                .orThrow()
                .id();
    }

    private UUID begin(UUID order) {
        return bean(PaymentDesk.class)
                .goToPay(order, Till.asking(now()), customerOf(order), now())
                .orThrow()
                .payment()
                .id();
    }

    private Payment payment(UUID id) {
        return bean(Payments.class).find(id, Actor.SYSTEM).orElseThrow();
    }

    private Order order(UUID id) {
        return bean(Orders.class).find(id).orElseThrow();
    }
}
