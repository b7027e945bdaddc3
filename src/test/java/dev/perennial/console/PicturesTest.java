package dev.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.perennial.Scene;
import dev.perennial.demo.Demo;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main pages of the demonstration, looked at by a browser that finds nothing wrong, and kept as pictures. Those in
 * docs/pictures are made anew by {@code mvn test -Dtest=PicturesTest -Dpictures=docs/pictures}.
 */
class PicturesTest extends Scene {
    private static final Path FOLDER = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final String DEMO_PASSWORD = "perennial-demo";

    /** What is shown of each customer page, and the name of its picture. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("overview", "/"),
            Map.entry("renewals", "/renewals?tab=auto"),
            Map.entry("auto-renewal", "/renewals?tab=manual"),
            Map.entry("renew", "/renew?item=dms-warehouse&item=mail-northwind"),
            Map.entry("orders", "/orders"),
            Map.entry("item", "/items/mail-northwind"),
            Map.entry("dms", "/products/dms"),
            Map.entry("mail", "/products/mail"),
            Map.entry("domains", "/products/domain"),
            Map.entry("forecast", "/forecast"),
            Map.entry("funds", "/funds"),
            Map.entry("coupons", "/coupons"),
            Map.entry("profile", "/profile"),
            Map.entry("users", "/users"));

    private Chromium chromium;

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Instant start() {
        return Instant.parse("2026-01-16T01:00:00Z");
    }

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        bean(Demo.class).fill();
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-US,1280,LIGHT,''", "zh-CN,1280,LIGHT,-zh", "en-US,390,LIGHT,-phone", "zh-CN,390,DARK,-zh-phone-dark"
    })
    void theMainPagesAreWorthAPicture(String language, int width, ColorScheme colours, String suffix) {
        var problems = new ArrayList<String>();
        try (var visitor = chromium.signedIn(server(), "northwind", DEMO_PASSWORD, language, width, colours)) {
            PAGES.forEach((name, path) -> {
                var page = open(visitor, path, problems);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(FOLDER.resolve(name + suffix + ".png"))
                        .setFullPage(true));
                page.close();
            });
        }
        assertThat(problems).isEmpty();
    }

    private Page open(BrowserContext visitor, String path, List<String> problems) {
        var page = visitor.newPage();
        page.onPageError(error -> problems.add(path + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) problems.add(path + ": " + message.text());
        });
        var answer = page.navigate(server() + path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        if (answer.status() != 200) {
            problems.add(path + " answers " + answer.status());
        }
        if (Chromium.overflow(page) > 0) {
            problems.add(path + " is wider than the screen");
        }
        Chromium.violations(page).forEach(violation -> problems.add(path + ": " + violation));
        return page;
    }

    private String server() {
        return "http://localhost:" + port();
    }
}
