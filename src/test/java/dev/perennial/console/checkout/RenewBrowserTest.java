package dev.perennial.console.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.order.Orders;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Renewing in a real browser: by htmx and without a script, in both languages, on a screen and on a phone. */
class RenewBrowserTest extends Scene {
    private static final Path SCREENS = Path.of("target", "screens");

    private Chromium chromium;
    private Account lotus;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        lotus = account("lotus", "1500.00");
        user("lotus", Role.OWNER, lotus);
        coupon("CASH-100", lotus, "100.00", "2026-05-01", "dms");
        item("core", lotus, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        var heron = account("heron", "1500.00");
        user("heron", Role.OWNER, heron);
        item("plain", heron, "dms", "standard", "2026-03-20", Mode.MANUAL, null);
        item("mailbox", lotus, "mail", "standard", "2026-03-25", Mode.AUTO, "P1Y");
        item("free", lotus, "mail", "free", "2026-06-20", Mode.MANUAL, null);
        item("name", lotus, "domain", "cn", "2026-04-20", Mode.MANUAL, null);
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1280,LIGHT", "zh-CN,1280,DARK", "en-GB,390,LIGHT", "zh-CN,390,LIGHT"})
    void everyPageIsForEverybody(String language, int width, ColorScheme colours) {
        try (var visitor = signedIn("lotus", language, width, colours)) {
            for (var path : new String[] {
                "/renew?item=core%7CP1M",
                "/renew?item=core%7CP1Y&item=mailbox&item=free&item=name",
                "/renew",
                "/terms/dms"
            }) {
                var page = page(visitor, path);
                lookAt(page, "renew-" + language + "-" + width + path.replaceAll("\\W+", "-"));
                page.close();
            }
        }
    }

    @Test
    void rule11_chosenReadAgreedAndBought() {
        var problems = new ArrayList<String>();
        try (var visitor = signedIn("lotus", "en-GB", 1280, ColorScheme.LIGHT)) {
            var page = page(visitor, "/renew?item=core");
            page.onPageError(problems::add);
            assertThat(page.textContent(".till")).contains("299.00 CNY", "199.00 CNY", "Buy Now");
            assertThat(page.isVisible("text=Update")).isFalse();

            page.check("#agree");
            page.focus("#for-core");
            page.selectOption("#for-core", "core|P2M");
            page.waitForSelector(".till:has-text('498.00 CNY')");
            assertThat(page.isChecked("#agree")).as("nothing chosen is lost").isTrue();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("for-core");
            page.uncheck("#coupon-CASH-100");
            page.waitForSelector(".coupons-own");
            assertThat(page.textContent(".till")).contains("598.00 CNY").doesNotContain("498.00 CNY");
            page.selectOption("#for-core", "core|P1Y");
            page.waitForSelector("button:has-text('Go to Pay')");
            page.waitForFunction("!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')");
            page.selectOption("#for-core", "core|P1M");
            page.waitForSelector("button:has-text('Buy Now')");

            page.click("text=Terms of Service of DMS");
            page.waitForSelector("dialog[open] >> text=kept for 7 days");
            lookAt(page, "renew-terms-dialog");
            page.click("dialog >> text=Close");
            page.uncheck("#agree");
            page.click("text=Buy Now");
            page.waitForSelector(".told:has-text('tick that you agree')");
            assertThat(page.isChecked("#coupon-CASH-100")).isFalse();
            lookAt(page, "renew-refused");
            page.check("#agree");
            page.click("text=Buy Now");
            page.waitForURL(url -> url.contains("/orders/"));
            assertThat(page.textContent("main")).contains("core is renewed. New expiration: 2026-04-20 00:00.");

            page.goBack();
            page.waitForSelector("#renew");
        }
        assertThat(problems).isEmpty();
        assertThat(bean(Orders.class).of(lotus.id()).stream()
                        .flatMap(order -> order.lines().stream())
                        .filter(line -> line.subscription().value().equals("core")))
                .hasSize(1);
    }

    @Test
    void withoutAScriptTheAmountsAreReckonedByAButton() {
        try (var visitor = signedIn("heron", "zh-CN", 390, ColorScheme.LIGHT)) {
            visitor.route("**/*.js", route -> route.abort());
            var page = page(visitor, "/renew?item=plain%7CP1M");
            page.selectOption("#for-plain", "plain|P2M");
            page.click("text=立即购买");
            page.waitForSelector(".told:has-text('重新计算')");
            assertThat(page.textContent(".ends")).contains("2026-05-20");
            page.check("#agree");
            page.click("text=立即购买");
            page.waitForURL(url -> url.contains("/orders/"));
            assertThat(page.textContent("main")).contains("续费成功");
        }
    }

    private BrowserContext signedIn(String login, String language, int width, ColorScheme colours) {
        return chromium.signedIn("http://localhost:" + port(), login, PASSWORD, language, width, colours);
    }

    private Page page(BrowserContext visitor, String path) {
        var page = visitor.newPage();
        page.navigate("http://localhost:" + port() + path);
        return page;
    }

    private static void lookAt(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(Chromium.violations(page)).as(name).isEmpty();
        assertThat(Chromium.overflow(page)).as(name).isNotPositive();
    }
}
