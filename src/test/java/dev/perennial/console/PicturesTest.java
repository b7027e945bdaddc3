package dev.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.perennial.Scene;
import dev.perennial.demo.Demo;
import dev.perennial.web.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The main pages of the demonstration, looked at by a browser that finds nothing wrong: each in both languages, on both
 * widths, in light and dark, and each examined for those who see or move otherwise, once wide and once narrow. All are
 * kept as pictures below target, and those in docs/pictures made anew, by
 * {@code mvn test -Dtest=PicturesTest -Dpictures=docs/pictures}; {@code -Dshots=keys,new-key} looks at those only.
 */
class PicturesTest extends Scene {
    private static final Path FOLDER = Path.of("target/pictures");
    private static final String DEMO_PASSWORD = "perennial-demo";

    /** One page, as one of the demonstration's users sees it. */
    private record Shot(String name, String login, String path) {}

    private static final List<Shot> SHOTS = List.of(
            new Shot("overview", "lotus", "/"),
            new Shot("forecast", "lotus", "/forecast"),
            new Shot("renewals", "northwind", "/renewals?tab=auto"),
            new Shot("auto-renewal", "northwind", "/renewals?tab=none"),
            new Shot("unify", "northwind", "/renewals/unify?item=dms-warehouse&item=dms-orders"),
            new Shot("renew", "northwind", "/renew?item=dms-warehouse&item=mail-northwind"),
            new Shot("orders", "northwind", "/orders"),
            new Shot("item", "northwind", "/items/mail-northwind"),
            new Shot("dms", "northwind", "/products/dms"),
            new Shot("mail", "lotus", "/products/mail"),
            new Shot("domains", "lotus", "/products/domain"),
            new Shot("funds", "lotus", "/funds"),
            new Shot("coupons", "northwind", "/coupons"),
            new Shot("profile", "northwind", "/profile"),
            new Shot("users", "lotus", "/users"),
            new Shot("account", "lotus", "/account"),
            new Shot("keys", "lotus", "/keys"),
            new Shot("webhooks", "lotus", "/events/endpoints"),
            new Shot("new-webhook", "lotus", "/events/endpoints/_new"),
            new Shot("new-key", "lotus", "/keys/_new"),
            new Shot("transfer", "lotus", "/funds/transfer"),
            new Shot("invoices", "harbor", "/invoices"),
            new Shot("messages", "northwind", "/notices"),
            new Shot("sent", "northwind", "/notices/history"),
            new Shot("contacts", "northwind", "/notices/contacts"),
            new Shot("preferences", "lotus", "/notices/preferences"),
            new Shot("schedule", "lotus", "/notices/schedule"),
            new Shot("calendar", "lotus", "/notices/calendar"),
            new Shot("letter", "northwind", "/mailbox?channel=EMAIL"),
            new Shot("desk", "operator", "/admin"),
            new Shot("vendors-keys", "operator", "/admin/keys"),
            new Shot("vendors-webhooks", "operator", "/admin/webhooks"),
            new Shot("statements", "operator", "/admin/money/statements"),
            new Shot("runs", "operator", "/admin/runs"),
            new Shot("journal", "operator", "/admin/journal"),
            new Shot("trial-balance", "operator", "/admin/books/trial-balance"),
            new Shot("deferred-revenue", "operator", "/admin/books/deferred-revenue"),
            new Shot("outbox", "operator", "/admin/outbox"),
            new Shot("templates", "operator", "/admin/outbox/templates"),
            new Shot("products", "operator", "/admin/products"),
            new Shot("product", "operator", "/admin/products/mail"),
            new Shot("reference", "lotus", "/api"),
            new Shot("refusal", "lotus", "/problems/INSUFFICIENT_BALANCE"));

    /** Those that the documents show. */
    private static final List<String> SHOWN =
            List.of("overview", "renewals-zh", "auto-renewal", "renew", "item", "mail-phone", "letter");

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
    @CsvSource({
        "en-US,1280,LIGHT,'',true",
        "zh-CN,1280,LIGHT,-zh,false",
        "en-US,390,LIGHT,-phone,false",
        "zh-CN,390,DARK,-zh-phone-dark,true"
    })
    void theMainPagesAreWorthAPicture(
            String language, int width, ColorScheme colours, String suffix, boolean examined) {
        var problems = new ArrayList<String>();
        for (var login : List.of("northwind", "lotus", "harbor", "operator")) {
            try (var visitor = chromium.signedIn(server(), login, DEMO_PASSWORD, language, width, colours)) {
                SHOTS.stream()
                        .filter(shot -> shot.login().equals(login) && isWanted(shot))
                        .forEach(shot -> take(shot, suffix, visitor, examined, problems));
            }
        }
        assertThat(problems).isEmpty();
    }

    private static boolean isWanted(Shot shot) {
        var wanted = System.getProperty("shots");
        return wanted == null || List.of(wanted.split(",")).contains(shot.name());
    }

    private static void keep(String name) {
        var folder = System.getProperty("pictures");
        if (folder != null && SHOWN.contains(name)) {
            try {
                Files.createDirectories(Path.of(folder));
                Files.copy(
                        FOLDER.resolve(name + ".png"),
                        Path.of(folder, name + ".png"),
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void take(Shot shot, String suffix, BrowserContext visitor, boolean examined, List<String> problems) {
        var page = open(visitor, shot.path(), examined, problems);
        boolean dialog = shot.name().equals("auto-renewal");
        if (dialog) {
            page.locator("a[hx-get^='/renewals/auto?item=dms-sandbox']").first().click();
            page.waitForSelector("dialog[open] button.main");
            if (examined) Chromium.violations(page).forEach(violation -> problems.add("the dialog: " + violation));
        }
        if (System.getProperty("pictures") != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(shot.name() + suffix + ".png"))
                    .setFullPage(!dialog && !shot.name().equals("letter")));
            keep(shot.name() + suffix);
        }
        page.close();
    }

    private Page open(BrowserContext visitor, String path, boolean examined, List<String> problems) {
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
        if (examined) {
            Chromium.violations(page).forEach(violation -> problems.add(path + ": " + violation));
        }
        return page;
    }

    private String server() {
        return "http://localhost:" + port();
    }
}
