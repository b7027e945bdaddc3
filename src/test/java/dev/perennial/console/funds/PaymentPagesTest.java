package dev.perennial.console.funds;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What customers see when they come back from a gateway: the truth, and what to do now. */
class PaymentPagesTest extends Scene {
    private Account acme;
    private Browse owner;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        acme = account("acme", "10.00");
        user("owner", Role.OWNER, acme);
        owner = new Browse(port(), "en").signIn("owner", PASSWORD);
    }

    @Test
    void whatIsBeingCheckedLooksAgainWithoutScriptAndIsNotPaidAgain() {
        var order = place("checked");
        var gateway = goToPay(order);
        var checking = owner.post(gateway + "/pay", Map.of("how", "AN_HOUR_LATE", "tell", "TWICE"));
        assertThat(checking.body())
                .contains("Your payment is being checked", "Do not pay again", "looks again by itself");
        var again = checking.headers().firstValue("Refresh").orElseThrow();
        assertThat(again).startsWith("3;url=/payments/").endsWith("/back?look=1");
        assertThat(owner.get("/orders/" + order).body())
                .contains("is being checked with the payment gateway", "Look at the payment")
                .doesNotContain("/go-to-pay\"");
        assertThat(owner.post("/orders/" + order + "/go-to-pay", Map.of()).body())
                .contains("may have been made already");
        var payment = gateway.replace("gateway", "payments");
        assertThat(owner.get(payment + "?look=40").body()).contains("You need not wait here");
        assertThat(owner.get(payment + "?look=40").headers().firstValue("Refresh"))
                .isEmpty();
        moveTo(now().plus(Duration.ofHours(2)));
        var paid = owner.get(payment + "/back?look=2");
        assertThat(paid.uri().getPath()).isEqualTo("/orders/" + order);
        assertThat(paid.body()).contains("and the order is complete");
        assertThat(owner.get(payment).body()).contains("Your payment has arrived");
    }

    @Test
    void whoComesBackWithoutAnAnswerIsNotAskedToPayAgain() {
        var order = place("lost");
        var gateway = goToPay(order);
        assertThat(owner.post(gateway + "/pay", Map.of("tell", "NEVER")).body()).contains("This payment was made");
        assertThat(order(order).state()).isEqualTo(Order.State.UNPAID);
        var found = owner.post("/orders/" + order + "/go-to-pay", Map.of());
        assertThat(found.uri().getPath()).isEqualTo("/orders/" + order);
        assertThat(found.body()).contains("and the order is complete");
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void whoTurnedBackGoesOnOrGivesUp() {
        var topUp = owner.post("/funds/top-up", Map.of("amount", "12.00")).uri().getPath();
        var payment = topUp.replace("gateway", "payments");
        assertThat(owner.get(payment + "/back").body()).contains("has not been made yet", "Go on to pay");
        assertThat(owner.post(payment + "/go-on", Map.of()).uri().getPath()).isEqualTo(topUp);
        assertThat(owner.post(payment + "/give-up", Map.of()).body()).contains("came back without paying");
        assertThat(owner.get(payment).body()).contains("Nothing was paid", "Try again");
        assertThat(owner.post(payment + "/go-on", Map.of()).body()).contains("Nothing was paid");
        assertThat(owner.get(topUp).body()).contains("given up");
    }

    /** Short of money, Go to Pay, the gateway's page, back, renewed; and the page that waits turns by itself. */
    @Test
    void goToPayInARealBrowser() {
        var order = place("in-chromium");
        var late = place("late-in-chromium");
        try (var chromium = Chromium.open()) {
            try (var visitor = chromium.signedIn(server(), "owner", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT)) {
                var page = visitor.newPage();
                page.navigate(server() + "/orders/" + order);
                page.click("text=Go to Pay");
                page.waitForURL("**/gateway/*");
                page.click("button.pay");
                page.waitForURL("**/orders/*");
                assertThat(page.textContent(".told")).contains("the order is complete");
            }
            for (var language : List.of("en-GB", "zh-CN")) {
                try (var visitor = chromium.signedIn(server(), "owner", PASSWORD, language, 390, ColorScheme.DARK)) {
                    look(visitor.newPage(), language, late);
                }
            }
        }
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        assertThat(item("in-chromium").life().expiresAt()).isEqualTo(day("2028-12-20"));
    }

    private void look(Page page, String language, UUID late) {
        page.navigate(server() + "/orders/" + late);
        if (language.equals("en-GB")) {
            page.click("form[action$=go-to-pay] button");
            page.waitForURL("**/gateway/*");
            page.click("summary");
            assertThat(Chromium.violations(page)).isEmpty();
            page.check("input[value=DAYS_LATE]");
            page.click("button.pay");
            page.waitForURL("**/payments/*");
        } else {
            assertThat(Chromium.violations(page)).isEmpty();
            page.click(".answer a[href^='/payments/']");
        }
        for (var shot : List.of("payment", "payment-again")) {
            assertThat(Chromium.violations(page)).isEmpty();
            assertThat(Chromium.overflow(page)).isNotPositive();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screens", shot + "-" + language + ".png"))
                    .setFullPage(true));
            // The page asks again by itself, script or not.
            page.waitForURL("**/payments/*?look=" + (shot.equals("payment") ? 1 : 2));
        }
    }

    private String server() {
        return "http://localhost:" + port();
    }

    private String goToPay(UUID order) {
        return owner.post("/orders/" + order + "/go-to-pay", Map.of()).uri().getPath();
    }

    private UUID place(String item) {
        item(item, acme, "mail", "premium", "2027-12-20", Mode.MANUAL, null);
        var wish = new Wish(new Subscription.Id(item), Period.parse("P1Y"));
        return bean(Orders.class)
                .place(List.of(wish), customer(acme.id()), now())
                .orThrow()
                .id();
    }

    private Order order(UUID id) {
        return bean(Orders.class).find(id).orElseThrow();
    }
}
