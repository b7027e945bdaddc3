package dev.perennial.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees and can do, in a real browser. Pictures of it are left in target/screens. */
class BrowserTest extends Portfolio {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final int SLOW_MILLIS = 60_000;

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        fill();
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1280,LIGHT", "zh-CN,1280,LIGHT", "en-GB,390,LIGHT", "zh-CN,390,DARK", "en-GB,1280,DARK"})
    void everyPageIsForEverybody(String language, int width, ColorScheme colours) {
        try (var visitor =
                chromium.signedIn("http://localhost:" + port(), "operator", PASSWORD, language, width, colours)) {
            for (var path : new String[] {"/admin", "/admin/items/heron-db", "/admin/accounts/lotus", "/nowhere"}) {
                var page = page(visitor, path);
                var name = language + "-" + width + "-" + colours + path.replaceAll("\\W+", "-");
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve(name + ".png"))
                        .setFullPage(true));
                assertThat(Chromium.violations(page)).as("%s at %s", path, name).isEmpty();
                assertThat(Chromium.overflow(page))
                        .as("%s is too wide at %s", path, name)
                        .isNotPositive();
                page.close();
            }
        }
    }

    @Test
    void theClockIsMovedAndAnItemFollowed() {
        var problems = new ArrayList<String>();
        try (var visitor = chromium.signedIn(
                "http://localhost:" + port(), "operator", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT)) {
            var page = page(visitor, "/admin");
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) problems.add(message.text());
            });
            page.onPageError(problems::add);

            page.click("text=To the next event");
            page.waitForSelector(".steps");
            assertThat(page.url()).contains("/admin?from=");
            var first = now();
            page.click("text=+1 day");
            page.waitForSelector("header .sandbox");
            page.waitForCondition(() -> now().isAfter(first));
            page.waitForSelector("main .clock time[datetime='" + first.plusSeconds(86_400) + "']");
            page.click("text=+30 days");
            page.waitForSelector(".steps a[href='/admin/items/orders-db']", patiently());
            assertThat(Chromium.violations(page)).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENS.resolve("moved.png"))
                    .setFullPage(true));

            page.click(".steps a[href='/admin/items/orders-db'] >> nth=0");
            page.waitForSelector("h1:has-text('Orders database')");
            assertThat(page.textContent("main")).contains("Renewed automatically");
            page.click("text=中文");
            page.waitForSelector("h2:has-text('发生过的事')");
            assertThat(page.url()).endsWith("/admin/items/orders-db");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theClockIsMovedWithoutAScriptAndByTheKeyboard() {
        try (var visitor = chromium.signedIn(
                "http://localhost:" + port(), "operator", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT)) {
            visitor.route("**/*.js", route -> route.abort());
            var page = page(visitor, "/admin");
            var before = now();
            page.focus("button:has-text('+1 day')");
            page.keyboard().press("Enter");
            page.waitForSelector(".steps", patiently());
            assertThat(now()).isEqualTo(before.plusSeconds(86_400));
        }
    }

    private Page page(BrowserContext visitor, String path) {
        var page = visitor.newPage();
        page.navigate("http://localhost:" + port() + path);
        return page;
    }

    private static Page.WaitForSelectorOptions patiently() {
        return new Page.WaitForSelectorOptions().setTimeout(SLOW_MILLIS);
    }
}
