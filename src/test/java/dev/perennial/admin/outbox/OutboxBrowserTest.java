package dev.perennial.admin.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.user.Role;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outbox in a real browser: both languages, wide and narrow, light and dark. */
class OutboxBrowserTest extends Stuck {
    private static final Path SCREENS = Path.of("target", "screens");

    private final List<String> pages = new ArrayList<>();
    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        user("operator", Role.OPERATOR, null);
        var pine = account("pine", "0.00");
        var parked = message(
                pine, NoticeKind.PAYOUT_REFUSED, Channel.EMAIL, "PARKED", "451 4.3.2 the system is not accepting mail");
        message(pine, NoticeKind.LOW_BALANCE, Channel.SMS, "SENT", "accepted as 7F3A");
        message(pine, NoticeKind.RENEWED, Channel.EMAIL, "DELIVERED", "250 2.0.0 queued");
        message(pine, NoticeKind.REFUNDED, Channel.EMAIL, "BOUNCED", "550 5.1.1 user unknown");
        message(pine, NoticeKind.GRANTED, Channel.EMAIL, "QUEUED", null);
        pages.add("/admin/outbox");
        pages.add("/admin/outbox?state=PARKED&channel=EMAIL");
        pages.add("/admin/outbox/" + parked);
        pages.add("/admin/outbox/templates?kind=EXPIRING");
        pages.add("/admin/outbox/templates?kind=LOW_BALANCE&channel=SMS&account=pine");
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
            for (int n = 0; n < pages.size(); n++) {
                var page = visitor.newPage();
                page.navigate(server() + pages.get(n));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve("outbox-" + language + "-" + width + "-" + colours + "-" + n + ".png"))
                        .setFullPage(true));
                assertThat(Chromium.violations(page))
                        .as("%s at %s", pages.get(n), width)
                        .isEmpty();
                assertThat(Chromium.overflow(page))
                        .as("%s at %s", pages.get(n), width)
                        .isNotPositive();
                page.close();
            }
        }
    }

    @Test
    void aMessageGoesAgainFromTheList() {
        var oak = account("oak", "0.00");
        message(oak, NoticeKind.ORDER_LAPSED, Channel.EMAIL, "FAILED", "550 mailbox full");
        var problems = new ArrayList<String>();
        try (var visitor = chromium.signedIn(server(), "operator", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) problems.add(message.text());
            });
            page.onPageError(problems::add);
            page.navigate(server() + "/admin");
            page.click(".side a:has-text('Outbox')");
            page.selectOption("#state", "FAILED");
            page.fill("#account", "oak");
            page.click(".filters button.main");
            page.click("table.outbox th a");
            page.fill("#reason", "they made room");
            page.click("form.fields button.main");
            page.waitForSelector(".told.good");
            page.click(".side a:has-text('Message templates')");
            page.waitForSelector("iframe.letter, details[open]");
        }
        assertThat(problems).isEmpty();
    }

    private String server() {
        return "http://localhost:" + port();
    }
}
