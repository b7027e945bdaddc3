package dev.perennial.admin;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The operators' desk in a real browser: both languages, wide and narrow, light and dark. */
class DeskBrowserTest extends Portfolio {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final String[] PAGES = {
        "/admin/parked",
        "/admin/parked/tasks",
        "/admin/runs",
        "/admin/journal",
        "/admin/books/trial-balance?from=2026-03-05",
        "/admin/books/days?currency=CNY&account=WALLET",
        "/admin/books/entries",
        "/admin/books/deferred-revenue"
    };

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        fill();
        runTo(at("2026-03-20 12:00"));
        for (var item : new String[] {"mail-1", "pine-mail", "a/b?c#d;e%f"}) {
            jdbc().sql("""
                update subscription set parked_at = ?::timestamptz,
                  parked_reason = 'java.lang.IllegalStateException: Indicates a bug: 0 rows instead of 1 by insert into term'
                where subscription_id = ?\
                """).params(now().toString(), item).update();
        }
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1280,LIGHT", "zh-CN,390,LIGHT", "en-GB,390,DARK", "zh-CN,1280,DARK"})
    void everyPageIsForEverybody(String language, int width, ColorScheme colours) {
        try (var visitor = chromium.signedIn(server(), "operator", PASSWORD, language, width, colours)) {
            for (var path : PAGES) {
                var page = visitor.newPage();
                page.navigate(server() + path);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve("desk-" + language + "-" + width + "-" + colours
                                + path.replaceAll("\\?.*", "").replaceAll("\\W+", "-") + ".png"))
                        .setFullPage(true));
                assertThat(Chromium.violations(page))
                        .as("%s at %s", path, width)
                        .isEmpty();
                assertThat(Chromium.overflow(page)).as("%s at %s", path, width).isNotPositive();
                page.close();
            }
        }
    }

    @Test
    void anItemIsPutBackAndTheReasonStandsInTheJournal() {
        var problems = new ArrayList<String>();
        try (var visitor = chromium.signedIn(server(), "chooser", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) problems.add(message.text());
            });
            page.onPageError(problems::add);
            page.navigate(server() + "/admin");
            page.click(".side a:has-text('Set aside')");
            page.check("input[value='mail-1']");
            page.fill("#reason", "the table was mended");
            page.click("button[value=some]");
            page.waitForSelector(".told.good");
            page.click(".side a:has-text('Journal')");
            page.waitForSelector("q:has-text('the table was mended')");
            assertThat(page.locator(".side a[aria-current=page]").textContent()).isEqualTo("Journal");
            page.click("text=中文");
            page.waitForSelector("h1:has-text('操作日志')");
        }
        assertThat(problems).isEmpty();
    }

    private String server() {
        return "http://localhost:" + port();
    }
}
