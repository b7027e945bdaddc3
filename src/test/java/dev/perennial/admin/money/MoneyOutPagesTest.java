package dev.perennial.admin.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.payout.Payout;
import dev.perennial.payout.Payouts;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Refunds, payouts, grants and withdrawals as people meet them: by HTTP, and in a real browser. */
class MoneyOutPagesTest extends Scene {
    private Account lotus;
    private Browse owner;
    private Browse operator;
    private Browse support;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        lotus = account("lotus", "0.00");
        user("owner", Role.OWNER, lotus);
        user("operator", Role.OPERATOR, null);
        user("support", Role.SUPPORT, null);
        owner = new Browse(port(), "en").signIn("owner", PASSWORD);
        operator = new Browse(port(), "en").signIn("operator", PASSWORD);
        support = new Browse(port(), "en").signIn("support", PASSWORD);
    }

    @Test
    void anOperatorRefundsToTheWalletWithAReason() {
        var order = paidByGateway("to-wallet");
        var path = "/admin/money/refunds/" + order;
        assertThat(operator.get(path).body()).contains("Still refundable", "At most 600.00");
        var unreasoned = operator.post(path, Map.of("amount-1", "10.00", "reason", " "));
        assertThat(unreasoned.statusCode()).isEqualTo(422);
        assertThat(unreasoned.body()).contains("value=\"10.00\"", "role=\"alert\"");
        var tooMuch = operator.post(path, Map.of("amount-1", "10000.00", "reason", "x"));
        assertThat(tooMuch.statusCode()).isEqualTo(422);
        var given = operator.post(path, Map.of("amount-1", "10.00", "reason", "double purchase"));
        assertThat(given.body()).contains("10.00 CNY went back to the customer", "double purchase");
        assertThat(owner.get("/orders/" + order).body()).contains("Refunded: 10.00 CNY");
        assertThat(support.post(path, Map.of("amount-1", "1.00", "reason", "x")).statusCode())
                .isEqualTo(403);
        assertThat(operator.get("/admin/money/refunds").body()).contains("double purchase", "Account lotus");
        assertThat(operator.get("/admin/money/refunds?account=lotus").body()).contains("to-wallet");
    }

    @Test
    void grantsAreGivenAndTimeToo() {
        var granted = operator.post(
                "/admin/money/grants/balance", Map.of("account", "lotus", "amount", "5.00", "reason", "sorry"));
        assertThat(granted.body()).contains("Balance was granted to Account lotus", "sorry");
        var much = operator.post(
                "/admin/money/grants/balance", Map.of("account", "lotus", "amount", "5000.00", "reason", "sorry"));
        assertThat(much.statusCode()).isEqualTo(422);
        assertThat(much.body()).contains("Type it again");
        item("extended", lotus, "mail", "standard", "2026-06-10", Mode.MANUAL, null);
        var extended = support.post("/admin/items/extend", Map.of("id", "extended", "days", "10", "reason", "outage"));
        assertThat(extended.body()).contains("extended now lasts until 2026-06-20");
        assertThat(operator.get("/admin/money/grants").body()).contains("outage", "until 2026-06-20");
    }

    @Test
    void aWithdrawalToTheBankIsPaidByHand() {
        var account = account("by-bank", "0.00");
        user("by-bank", Role.OWNER, account);
        var owner = new Browse(port(), "en").signIn("by-bank", PASSWORD);
        topUp(account, "40.00");
        var path = "/funds/withdraw";
        assertThat(owner.post(path, Map.of("amount", "30.00", "holder", "Lotus", "number", "DE00"))
                        .statusCode())
                .isEqualTo(422);
        var asked =
                owner.post(path, Map.of("amount", "30.00", "holder", "Lotus", "number", "DE89 3704 0044 0532 0130 00"));
        assertThat(asked.body()).contains("30.00 is on its way", "DE89 3704 0044 0532 0130 00");
        assertThat(operator.get("/admin/money/payouts").body()).contains("Lotus", "To be paid");
        assertThat(operator.get("/admin/money/payouts.csv").body())
                .contains("payout,account", "DE89370400440532013000");
        var payout = bean(Payouts.class).of(account.id(), 1).getFirst();
        var paid = operator.post(
                "/admin/money/payouts/" + payout.id() + "/paid", Map.of("reference", "2026-7", "reason", "sent"));
        assertThat(paid.body()).contains("marked as paid", "2026-7");
        assertThat(owner.get(path).body()).contains("Paid out");
    }

    @Test
    void inABrowserARefundGoesToTheOriginalPaymentAndAnOwnerWithdraws() {
        var order = paidByGateway("in-browser");
        owner.post(owner.post("/funds/top-up", Map.of("amount", "80.00")).uri().getPath() + "/pay", Map.of());
        var server = "http://localhost:" + port();
        try (var chromium = Chromium.open();
                var english = chromium.signedIn(server, "operator", PASSWORD, "en", 1280, ColorScheme.LIGHT);
                var chinese = chromium.signedIn(server, "operator", PASSWORD, "zh-CN", 390, ColorScheme.DARK);
                var customer = chromium.signedIn(server, "owner", PASSWORD, "en", 390, ColorScheme.LIGHT)) {
            var page = english.newPage();
            page.navigate(server + "/admin/money/refunds/" + order);
            page.fill("input[name=amount-1]", "100.00");
            page.check("input[name=to][value=payment]");
            page.fill("#reason", "as agreed by phone");
            page.click("form[action$='" + order + "'] button.main");
            page.waitForSelector(".told.good");
            bean(Clockwork.class).workOn(lotus.id(), now());
            assertThat(latest().state()).isEqualTo(Payout.State.PAID);

            var own = customer.newPage();
            own.navigate(server + "/funds/withdraw");
            assertThat(Chromium.violations(own)).isEmpty();
            own.fill("#amount", "70.00");
            own.click("form[action='/funds/withdraw'] button.main");
            own.waitForSelector(".told.good");
            bean(Clockwork.class).workOn(lotus.id(), now());
            assertThat(latest().state()).isEqualTo(Payout.State.PAID);
            looksRight(server, customer, List.of("/funds/withdraw"));
            var pages = List.of(
                    "/admin/money/refunds",
                    "/admin/money/refunds?account=lotus",
                    "/admin/money/refunds/" + order,
                    "/admin/money/payouts?tab=PAID",
                    "/admin/money/payouts/" + latest().id(),
                    "/admin/money/grants",
                    "/admin/money/grants?account=lotus&what=COUPON",
                    "/admin/items/extend?id=in-browser");
            looksRight(server, english, pages);
            looksRight(server, chinese, pages);
        }
    }

    private static void looksRight(String server, BrowserContext visitor, List<String> paths) {
        var page = visitor.newPage();
        for (var path : paths) {
            page.navigate(server + path);
            assertThat(Chromium.violations(page)).as(path).isEmpty();
            assertThat(Chromium.overflow(page)).as(path).isNotPositive();
        }
    }

    private Payout latest() {
        return bean(Payouts.class).of(lotus.id(), 1).getFirst();
    }

    /** A year of a mailbox, paid on the sandbox's own page. */
    private UUID paidByGateway(String id) {
        item(id, lotus, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        var wish = new Wish(new Subscription.Id(id), Period.parse("P1Y"));
        var order = bean(Orders.class)
                .place(List.of(wish), customer(lotus.id()), now())
                .orThrow()
                .id();
        var gateway = owner.post("/orders/" + order + "/go-to-pay", Map.of());
        owner.post(gateway.uri().getPath() + "/pay", Map.of());
        return order;
    }
}
