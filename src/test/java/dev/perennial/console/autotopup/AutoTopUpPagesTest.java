package dev.perennial.console.autotopup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.autotopup.Agreement;
import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Automatic top-up as people meet it: by HTTP, and in a real browser from the first payment to the renewed item. */
class AutoTopUpPagesTest extends Scene {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final String ADDRESS = "/funds/auto-top-up";

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Override
    protected boolean isServed() {
        return true;
    }

    @Test
    void aPayerTurnsItOnAndStopsItAndAViewerLooks() {
        var account = account("pages", "10.00");
        item("pages-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        user("pages.payer", Role.PAYER, account);
        user("pages.viewer", Role.VIEWER, account);
        var payer = new Browse(port(), "en").signIn("pages.payer", PASSWORD);
        assertThat(payer.get("/funds").body()).contains(ADDRESS);
        assertThat(payer.get(ADDRESS).body())
                .contains("None is kept", "Add funds and keep one")
                .doesNotContain("Turn on automatic");
        assertThat(payer.get("/funds/top-up?keep=true").body()).contains("name=\"keep\" value=\"true\" checked");

        keep(payer, "20.00");
        assertThat(payer.get(ADDRESS).body())
                .contains("Sandbox card •••• 4242", "Valid until 2029-03", "Turn on automatic");
        assertThat(turnOn(payer, "500.00", "").statusCode()).isEqualTo(422);
        var much = turnOn(payer, "much", Agreement.TEXT);
        assertThat(much.statusCode()).isEqualTo(422);
        assertThat(much.body()).contains("much is not an amount", "aria-invalid=\"true\"");
        assertThat(turnOn(payer, "500.00", Agreement.TEXT).body())
                .contains("no more than 500.00 CNY a month", "Stop automatic top-up", "2026-03-11", "269.00");

        var viewer = new Browse(port(), "zh-CN").signIn("pages.viewer", PASSWORD);
        assertThat(viewer.get(ADDRESS).body()).contains("已开启", "每月上限").doesNotContain("/auto-top-up/stop");
        assertThat(viewer.post(ADDRESS + "/stop", Map.of()).statusCode()).isEqualTo(403);

        runTo(at("2026-03-11 12:00"));
        assertThat(attempts("pages-1")).endsWith("AWAITING_TOP_UP", "RENEWED");
        assertThat(payer.get(ADDRESS).body()).contains("269.00", "231.00", "Paid", "pages-1");
        assertThat(payer.get("/items/pages-1").body()).contains("Automatic top-up charges the kept way to pay");

        assertThat(payer.post(ADDRESS + "/stop", Map.of()).body()).contains("Nothing is charged any more");
        assertThat(payer.post(ADDRESS + "/remove", Map.of()).body()).contains("None is kept");
        assertThat(payer.post(ADDRESS + "/remove", Map.of()).body()).contains("No way to pay is kept");
        assertThat(bean(AutoTopUps.class).find(account.id()).orElseThrow().state())
                .isEqualTo(Agreement.State.OFF);
    }

    private void keep(Browse payer, String amount) {
        var gateway = payer.post("/funds/top-up", Map.of("amount", amount, "keep", "true"));
        payer.post(gateway.uri().getPath() + "/pay", Map.of("keep", "GOOD"));
    }

    private HttpResponse<String> turnOn(Browse payer, String ceiling, String agreed) {
        return payer.post(ADDRESS, Map.of("ceiling", ceiling, "agreed", agreed));
    }

    @Test
    void inABrowserFromTheFirstPaymentToTheRenewedItem() {
        try (var chromium = Chromium.open()) {
            for (var language : new String[] {"en-GB", "zh-CN"}) {
                startAt(start());
                var account = account("browser-" + language.substring(0, 2), "10.00");
                item(account.id() + "-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
                item(account.id() + "-2", account, "mail", "standard", "2026-03-24", Mode.AUTO, "P1Y");
                user(account.id() + ".owner", Role.OWNER, account);
                walk(chromium, account, language);
            }
        }
    }

    private void walk(Chromium chromium, Account account, String language) {
        var server = "http://localhost:" + port();
        try (var visitor =
                chromium.signedIn(server, account.id() + ".owner", PASSWORD, language, 1280, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(server + ADDRESS);
            looksRight(page, language, "first");
            page.click("a[href='/funds/top-up?keep=true']");
            page.fill("#amount", "20");
            page.click("main form.fields button.main");
            page.waitForURL(url -> url.contains("/gateway/"));
            page.locator("form[action$='/pay'] button").first().click();
            page.waitForURL(url -> !url.contains("/gateway/"));
            page.navigate(server + ADDRESS);
            page.fill("#ceiling", "500");
            page.check("input[name=agreed]");
            looksRight(page, language, "kept");
            page.click("main form.fields button.main");
            page.waitForSelector("form[action$='/stop']");
            looksRight(page, language, "on");
            runTo(at("2026-03-11 12:00"));
            assertThat(attempts(account.id() + "-1")).endsWith("RENEWED");
            page.reload();
            looksRight(page, language, "charged");
            page.click("form[action$='/stop'] button");
            page.waitForSelector(".told");
            assertThat(page.locator("form[action$='/stop']").count()).isZero();
        }
    }

    /** At both widths, in both colours. */
    private static void looksRight(Page page, String language, String name) {
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 900);
            for (var colours : ColorScheme.values()) {
                if (colours == ColorScheme.NO_PREFERENCE) continue;
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                var file = "auto-top-up-%s-%s-%s-%s.png".formatted(name, language, width, colours);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve(file))
                        .setFullPage(true));
                assertThat(Chromium.violations(page)).as(file).isEmpty();
                assertThat(Chromium.overflow(page)).as(file).isNotPositive();
            }
        }
        page.setViewportSize(1280, 900);
    }
}
