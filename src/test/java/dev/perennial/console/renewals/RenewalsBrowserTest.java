package dev.perennial.console.renewals;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.subscription.Mode;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The procedures of "Renew DMS items" on the Renewals page, step by step in a real browser. */
class RenewalsBrowserTest extends Desk {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final String DMS = "Data Management - New (Subscription)";

    private final List<String> problems = new ArrayList<>();
    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        furnish(staffed("lotus", "5000.00"));
        item(
                "reader-db",
                staffed("reader", "0.00"),
                named("dms", "standard", "Shelf"),
                "2026-05-20",
                Mode.MANUAL,
                null);
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void noProblemsYet() {
        problems.clear();
    }

    @Test
    void autoRenewalIsEnabledAndDisabledAndAnItemLeftToEnd() {
        try (var visitor = signedIn("lotus", "en-GB", 1280, ColorScheme.LIGHT)) {
            var page = page(visitor, "/");
            page.hover("#billing button");
            page.click("#billing a:has-text('Renewals')");
            page.click("section:has(h2:text-is('Product')) >> text=" + DMS);
            page.click("nav.tabs >> text=Manual");
            act(page, "Reports database", "Enable Auto Renewal");
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.locator("h2")).hasText("Enable Auto Renewal");
            looksRight(page, "enable-auto");
            dialog.getByLabel("Duration").selectOption("P3M");
            assertThat(dialog).containsText("897.00 CNY");
            assertThat(dialog).containsText("The balance will pay 897.00 CNY");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Auto Renew"))
                    .click();
            assertThat(page.locator("[role=status]")).hasText("Auto renewal is on for Reports database.");
            assertThat(page.locator("nav.tabs [aria-current]")).containsText("Manual");
            assertThat(page.url()).contains("product=dms");

            page.click("nav.tabs >> text=Auto");
            act(page, "Reports database", "Enable Manual Renewal");
            assertThat(dialog.locator("h2")).hasText("Enable Manual Renewal");
            looksRight(page, "enable-manual");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("OK"))
                    .click();
            assertThat(page.locator("[role=status]")).containsText("is renewed by hand from now on");

            page.click("nav.tabs >> text=Manual");
            row(page, "Reports database").locator(".menu button").click();
            act(page, "Reports database", "Nonrenewal");
            assertThat(dialog).containsText("One single reminder comes, 3 days before");
            looksRight(page, "nonrenewal");
            dialog.locator("button.main").click();
            page.click("nav.tabs >> text=Nonrenewal");
            assertThat(row(page, "Reports database")).isVisible();
        }
        assertThat(item("reports-db").plan().mode()).isEqualTo(Mode.NONE);
        assertThat(problems).isEmpty();
    }

    @Test
    void manyItemsAreChosenOnAPhoneInChinese() {
        try (var visitor = signedIn("lotus", "zh-CN", 390, ColorScheme.DARK)) {
            var page = page(visitor, "/renewals?tab=auto");
            looksRight(page, "phone-auto");
            page.check("[data-pick-all]");
            assertThat(page.locator("[data-picked]")).hasText("2");
            page.click(".batch >> text=修改自动续费时长");
            var dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.locator("h2")).hasText("修改自动续费时长");
            looksRight(page, "phone-duration");
            dialog.locator("[data-close]").click();
            assertThat(dialog).isHidden();
            page.navigate(page.url().replace("tab=auto", "tab=manual"));
            page.check("[data-pick-all]");
            page.click(".batch >> text=开通自动续费");
            assertThat(dialog).containsText("无法设置");
            looksRight(page, "phone-batch");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void withoutAScriptEachDialogIsAPage() {
        try (var visitor = signedIn("reader", "en-GB", 1280, ColorScheme.LIGHT)) {
            visitor.route("**/*.js", route -> route.abort());
            var page = page(visitor, "/renewals?tab=manual&sort=name");
            page.check("input[value=reader-db]");
            page.click(".batch >> text=Enable Auto Renewal");
            assertThat(page.locator("h1")).hasText("Enable Auto Renewal");
            page.click("text=Auto Renew >> nth=-1");
            assertThat(page.locator("[role=status]")).containsText("Auto renewal is on for Shelf.");
            assertThat(page.url()).contains("sort=name");
        }
    }

    private BrowserContext signedIn(String login, String language, int width, ColorScheme colours) {
        return chromium.signedIn("http://localhost:" + port(), login, PASSWORD, language, width, colours);
    }

    private Page page(BrowserContext visitor, String path) {
        var page = visitor.newPage();
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) problems.add(message.text());
        });
        page.navigate("http://localhost:" + port() + path);
        return page;
    }

    private static Locator row(Page page, String name) {
        return page.locator("tr:has-text('" + name + "')");
    }

    /** Before the page has loaded, its script does not listen, and a click leads to a page instead of a dialog. */
    private static void act(Page page, String name, String act) {
        row(page, name).waitFor();
        page.waitForLoadState();
        row(page, name)
                .getByText(act, new Locator.GetByTextOptions().setExact(true))
                .click();
        page.waitForSelector("dialog[open] h2");
    }

    private static void looksRight(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve("renewals-" + name + ".png")));
        assertThat(Chromium.violations(page)).as(name).isEmpty();
        assertThat(Chromium.overflow(page)).as(name).isNotPositive();
    }
}
