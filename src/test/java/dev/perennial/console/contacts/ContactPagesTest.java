package dev.perennial.console.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Preferences;
import dev.perennial.notice.RecipientRule;
import dev.perennial.notice.Unsubscribing;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a contact that is added to a message that is left, in a real browser. */
class ContactPagesTest extends Scene {
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
        lotus = account("lotus", "100.00");
        user("lotus", Role.OWNER, lotus);
        user("lotus.viewer", Role.VIEWER, lotus);
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aContactIsAddedVerifiedAndChosenForAndTheMinimumRemains() {
        try (var visitor = signedIn("lotus", "en-GB", 1280)) {
            var page = page(visitor, "/notices/contacts");
            page.click("text=Add a contact");
            page.waitForSelector("dialog[open] #contact-name");
            page.fill("#contact-name", "Lin Mei");
            page.fill("#contact-email", "mei@example.com");
            page.click("text=Add and send a code");
            page.waitForSelector("#code");
            assertThat(page.textContent("main")).contains("mei@example.com");
            var code = code();
            page.fill("#code", code.equals("000000") ? "000001" : "000000");
            page.click("dialog button.main, .sheet button.main");
            page.waitForSelector("text=This is not the code");
            lookAt(page, "contacts-verify-en");
            page.fill("#code", code);
            page.click("dialog button.main, .sheet button.main");
            page.waitForSelector("text=The e-mail address of Lin Mei is verified");
            lookAt(page, "contacts-en");
            page.click("[aria-label='Write to Lin Mei earlier']");
            page.waitForSelector("text=The order is changed");
            assertThat(page.textContent(".people h2")).contains("Lin Mei");

            page.click("text=What they get >> nth=1");
            page.waitForSelector(".matrix");
            page.uncheck("input[value='EXPIRING.EMAIL']");
            page.click(".matrix ~ .acts button");
            page.waitForSelector("text=What Account lotus gets is saved");
            assertThat(page.textContent(".told-of"))
                    .contains("“Ends soon”: to Lin Mei by e-mail and Account lotus by SMS.");
            page.click(".pills >> text=Lin Mei");
            page.waitForSelector("text=What Lin Mei gets");
            page.uncheck("input[value='EXPIRING.EMAIL']");
            page.click(".matrix ~ .acts button");
            page.waitForSelector("text=Somebody must be told: Ends soon");
            lookAt(page, "contacts-choices-en");
        }
        try (var visitor = signedIn("lotus.viewer", "zh-CN", 390)) {
            var page = page(visitor, "/notices/contacts");
            assertThat(page.locator("main form, main .button").count()).isZero();
            lookAt(page, "contacts-zh-390");
            page.navigate(server() + "/notices/preferences");
            assertThat(page.locator(".matrix input:not([disabled])").count()).isZero();
            lookAt(page, "contacts-choices-zh-390");
        }
    }

    @Test
    void whatIsNewsIsLeftByOneClickAndTakenUpAgain() {
        var first = people().contacts().stream()
                .filter(one -> one.name().equals("Account lotus"))
                .findFirst()
                .orElseThrow()
                .id();
        var unsubscribing = bean(Unsubscribing.class);
        assertThat(unsubscribing.link(lotus.id(), first, Channel.EMAIL, Set.of(NoticeKind.EXPIRING)))
                .isEmpty();
        var link = unsubscribing
                .link(lotus.id(), first, Channel.EMAIL, List.of(NoticeKind.RENEWED, NoticeKind.INVOICE_READY))
                .orElseThrow();
        try (var visitor = chromium.visitor("en-GB", 390, 800, ColorScheme.DARK)) {
            var page = page(visitor, link.getRawPath() + "?" + link.getRawQuery());
            assertThat(wants(NoticeKind.RENEWED)).as("looking changes nothing").isTrue();
            lookAt(page, "unsubscribe-en-390-dark");
            page.click(".leave button");
            page.waitForSelector("text=You get none of these any more");
            assertThat(wants(NoticeKind.RENEWED)).isFalse();
            assertThat(wants(NoticeKind.INVOICE_READY)).isFalse();
            page.click("text=Undo");
            page.waitForSelector("text=You get these again");
            assertThat(wants(NoticeKind.RENEWED)).isTrue();
        }
        var program = new Browse(port(), "en");
        var path = link.getRawPath() + "?" + link.getRawQuery();
        assertThat(program.postBare(path, Map.of("List-Unsubscribe", "One-Click"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(wants(NoticeKind.RENEWED)).isFalse();
        assertThat(program.get(path.replace("RENEWED", "EXPIRING")).statusCode())
                .isEqualTo(404);
    }

    private RecipientRule.People people() {
        return bean(Preferences.class).of(bean(Accounts.class).bucketOf(lotus.id()), lotus);
    }

    /** Whether the contact that came with the account does. */
    private boolean wants(NoticeKind kind) {
        return RecipientRule.told(people(), kind, "*", Channel.EMAIL).stream()
                .anyMatch(one -> one.name().equals("Account lotus"));
    }

    /** As it waits to be sent. */
    private String code() {
        return jdbc().sql("select facts ->> 'code' from notice_item where kind = 'CONTACT_CODE' and facts <> '{}'")
                .query(String.class)
                .single();
    }

    private void lookAt(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + ".png")));
        assertThat(Chromium.violations(page)).as(name).isEmpty();
        assertThat(Chromium.overflow(page)).as(name).isLessThanOrEqualTo(0);
    }

    private BrowserContext signedIn(String login, String language, int width) {
        return chromium.signedIn(server(), login, PASSWORD, language, width, ColorScheme.LIGHT);
    }

    private Page page(BrowserContext visitor, String path) {
        var page = visitor.newPage();
        page.navigate(server() + path);
        return page;
    }

    private String server() {
        return "http://localhost:" + port();
    }
}
