package dev.perennial.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Chromium;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The procedures of the two documents this platform is modelled on, step by step, in their words: renewing items of
 * Data Management, and renewing Alibaba Mail. Each page on the way is shown to axe.
 */
class SeedsTest extends Scene {
    private static final String DMS = "/products/dms";
    private static final String MAIL = "/products/mail";

    private Chromium chromium;

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Instant start() {
        return at("2026-03-02 09:00");
    }

    @BeforeAll
    void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Enable auto-renewal, steps 1 to 6. */
    @ParameterizedTest
    @EnumSource
    void enableAutoRenewal(Spoken say) {
        var account = customer("enable", say, "5000.00");
        database("enable", say, account, "2026-04-20", Mode.MANUAL, null);
        try (var step = logOn("enable", say, DMS)) {
            step.billing(say.renewals);
            step.choose(say.dmsProduct);
            step.click(AriaRole.LINK, say.manual);
            step.inRow("enable", say.enableAuto);
            var dialog = step.dialog(say.enableAuto);
            step.look();
            dialog.locator("select").selectOption("P3M");
            assertThat(dialog).containsText("2026-04-11");
            dialog.getByRole(AriaRole.BUTTON, named(say.autoRenew)).click();

            assertThat(step.page.locator(".told")).isVisible();
            step.click(AriaRole.LINK, say.auto);
            assertThat(step.row("enable")).containsText("2026-04-11");
        }
        var item = item("enable-" + say);
        assertThat(item.plan().mode()).isEqualTo(Mode.AUTO);
        assertThat(item.plan().period()).isEqualTo(Period.parse("P3M"));
        assertThat(wallet(account).balance()).as("nothing is charged").isEqualTo(cny("5000.00"));
    }

    /** "If a DMS item expires the next day, manually renew it instead of waiting for auto-renewal." */
    @ParameterizedTest
    @EnumSource
    void anItemThatExpiresTheNextDayIsRenewedByHand(Spoken say) {
        var account = customer("tomorrow", say, "5000.00");
        database("tomorrow", say, account, "2026-03-03", Mode.MANUAL, null);
        try (var step = logOn("tomorrow", say, DMS)) {
            step.billing(say.renewals);
            step.inRow("tomorrow", say.enableAuto);
            step.dialog(say.enableAuto)
                    .getByRole(AriaRole.LINK, named(say.renewNow))
                    .click();
            step.buyNow("P1M");
        }
        assertThat(item("tomorrow-" + say).life().expiresAt()).isEqualTo(day("2026-04-03"));
    }

    /** Disable auto-renewal, steps 1 to 5. */
    @ParameterizedTest
    @EnumSource
    void disableAutoRenewal(Spoken say) {
        var account = customer("disable", say, "5000.00");
        database("disable", say, account, "2026-04-20", Mode.AUTO, "P1M");
        try (var step = logOn("disable", say, DMS)) {
            step.billing(say.renewals);
            step.choose(say.dmsProduct);
            step.click(AriaRole.LINK, say.auto);
            step.inRow("disable", say.enableManual);
            var dialog = step.dialog(say.enableManual);
            step.look();
            dialog.getByRole(AriaRole.BUTTON, named(say.ok)).click();
            assertThat(step.page.locator(".told")).isVisible();
        }
        assertThat(item("disable-" + say).plan().mode()).isEqualTo(Mode.MANUAL);
    }

    /** Manually renew a DMS item, method 1: DMS Order Management. */
    @ParameterizedTest
    @EnumSource
    void manuallyRenewByOrderManagement(Spoken say) {
        var account = customer("method1", say, "5000.00");
        database("method1", say, account, "2026-03-20", Mode.MANUAL, null);
        try (var step = logOn("method1", say, DMS)) {
            step.inRow("method1", say.renew);
            step.buyNow("P1M");
            step.page.navigate(server() + DMS);
            step.billing(say.dmsOrders);
            step.look();
            step.inRow("method1", say.renew);
            step.buyNow("P3M");
        }
        assertThat(item("method1-" + say).life().expiresAt()).isEqualTo(day("2026-07-20"));
    }

    /** Manually renew a DMS item, method 2: Renewals. */
    @ParameterizedTest
    @EnumSource
    void manuallyRenewByRenewals(Spoken say) {
        var account = customer("method2", say, "5000.00");
        database("method2", say, account, "2026-03-20", Mode.AUTO, "P1M");
        try (var step = logOn("method2", say, DMS)) {
            step.billing(say.renewals);
            step.choose(say.dmsProduct);
            step.click(AriaRole.LINK, say.auto);
            step.inRow("method2", say.renew);
            step.buyNow("P1Y");
        }
        var item = item("method2-" + say);
        assertThat(item.life().expiresAt()).isEqualTo(day("2027-03-20"));
        assertThat(item.plan().mode()).as("the setting stays on").isEqualTo(Mode.AUTO);
        assertThat(item.due().tryAt()).as("this cycle's charge is dropped").isEqualTo(at("2027-03-11 08:00"));
    }

    /** "Select the mailbox, click the Renew button, select a renewal duration, and then click Go to Pay." */
    @ParameterizedTest
    @EnumSource
    void renewAMailboxByGoToPay(Spoken say) {
        var account = customer("pay", say, "10.00");
        mailbox("pay", say, account, "standard", "2026-03-20", Mode.MANUAL, null);
        mailbox("free", say, account, "free", "2026-03-20", Mode.MANUAL, null);
        try (var step = logOn("pay", say, MAIL)) {
            assertThat(step.row("free").getByRole(AriaRole.LINK, named(say.renew)))
                    .hasCount(0);
            step.row("pay").locator("input[type=checkbox]").check();
            step.page
                    .locator("main .batch")
                    .getByRole(AriaRole.BUTTON, named(say.renew))
                    .click();
            step.duration("P1Y");
            step.agree();
            step.click(AriaRole.BUTTON, say.goToPay);
            assertThat(step.page).hasURL(Pattern.compile(".*/gateway/.*"));
            step.look();
            step.page.locator("button.pay").click();
            assertThat(step.page).hasURL(Pattern.compile(".*/orders/.*"));
            step.look();
        }
        assertThat(item("pay-" + say).life().expiresAt()).isEqualTo(day("2027-03-20"));
    }

    /** "Alternatively, you can add funds to your account to complete the renewal." */
    @ParameterizedTest
    @EnumSource
    void addFundsInstead(Spoken say) {
        var account = customer("funds", say, "10.00");
        mailbox("funds", say, account, "standard", "2026-03-05", Mode.AUTO, "P1Y");
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(attempts("funds-" + say)).containsExactly("INSUFFICIENT_BALANCE");
        try (var step = logOn("funds", say, MAIL)) {
            step.billing(say.funds);
            step.look();
            step.page.locator("main").getByRole(AriaRole.LINK, named(say.topUp)).click();
            step.page.locator("#amount").fill("1000.00");
            step.look();
            step.page.locator("main form button.main").click();
            step.page.locator("button.pay").click();
            assertThat(step.page).hasURL(Pattern.compile(".*/funds.*"));
            step.look();
        }
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(item("funds-" + say).life().expiresAt()).isEqualTo(day("2027-03-05"));
    }

    /** "Log on to the Domain Names console to check whether it has expired." */
    @ParameterizedTest
    @EnumSource
    void theDomainOfAMailboxHasExpired(Spoken say) {
        var account = customer("domain", say, "900.00");
        var name = "domain-" + say;
        item(name, account, "domain", "com", "2026-03-01", Mode.MANUAL, null);
        item(
                "box-" + say,
                account,
                new Item("mail", "standard", "box-" + say, Billing.SUBSCRIPTION, day("2025-03-01"), null, name),
                "2026-05-01",
                Mode.MANUAL,
                null);
        bean(Clockwork.class).workOn(account.id(), now());
        try (var step = logOn("domain", say, "/products/domain")) {
            step.look();
            assertThat(step.row("domain")).containsText("2026-03-01");
            assertThat(step.row("domain")).containsText("box-" + say);
            step.inRow("domain", say.renewBoth);
            assertThat(step.page.locator("main")).containsText("box-" + say);
        }
    }

    /** "Forgot the Alibaba Cloud account for mailbox renewal?" */
    @ParameterizedTest
    @EnumSource
    void forgotTheAccountForMailboxRenewal(Spoken say) {
        var account = customer("forgot", say, "0.00");
        mailbox("forgot", say, account, "standard", "2026-03-20", Mode.MANUAL, null);
        var answers = new ArrayList<String>();
        try (var visitor = chromium.visitor(say.tag, 1280, 900, ColorScheme.LIGHT)) {
            for (var asked : List.of("forgot-" + say, "nobody-" + say)) {
                var page = visitor.newPage();
                page.navigate(server() + "/sign-in");
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(say.forgot))
                        .click();
                assertThat(Chromium.violations(page)).isEmpty();
                page.locator("main form input[type=text]").fill(asked);
                page.locator("main form button.main").click();
                assertThat(page.locator("[role=status]")).isVisible();
                assertThat(Chromium.violations(page)).isEmpty();
                answers.add(page.locator("main").innerText().replace(asked, ""));
            }
        }
        assertThat(answers.getFirst())
                .as("the screen tells nothing")
                .isEqualTo(answers.getLast())
                .doesNotContain("forgot-" + say);
    }

    private Account customer(String story, Spoken say, String balance) {
        startAt(at("2026-03-02 09:00"));
        var account = account(story + "-account-" + say, balance);
        user(story + "." + say, Role.OWNER, account);
        return account;
    }

    private void database(String story, Spoken say, Account account, String expires, Mode mode, String period) {
        item(story + "-" + say, account, "dms", "standard", expires, mode, period);
    }

    private void mailbox(
            String story, Spoken say, Account account, String edition, String expires, Mode mode, String period) {
        item(story + "-" + say, account, "mail", edition, expires, mode, period);
    }

    private Steps logOn(String story, Spoken say, String console) {
        return new Steps(chromium, server(), story + "." + say, PASSWORD, say, console);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return Steps.named(name);
    }

    private String server() {
        return "http://localhost:" + port();
    }
}
