package dev.perennial.console.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import dev.perennial.web.Chromium;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key is made on a page, opens the door, is seen by whoever may see it, and is revoked. */
class KeyPagesTest extends ApiScene {
    private Chromium chromium;
    private User payer;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        var lotus = account("lotus", "10.00");
        user("owner", Role.OWNER, lotus);
        user("viewer", Role.VIEWER, lotus);
        payer = user("payer", Role.PAYER, lotus);
        user("finance", Role.FINANCE, null);
    }

    @AfterAll
    void shut() {
        if (chromium != null) chromium.close();
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, /keys, en-US, 1280, LIGHT",
        "viewer, /keys, zh-CN, 390, DARK",
        "finance, /admin/keys, zh-CN, 1280, LIGHT",
        "owner, /keys, en-US, 390, LIGHT"
    })
    void aKeyIsMadeShownOnceAndRevoked(String login, String here, String language, int width, ColorScheme colours) {
        var server = "http://localhost:" + port();
        try (var visitor = chromium.signedIn(server, login, PASSWORD, language, width, colours)) {
            var page = visitor.newPage();
            page.navigate(server + here);
            looksRight(page);
            page.click("main a.main");
            looksRight(page);
            assertThat(page.locator("input[value='account:write']").count()).isEqualTo(login.equals("owner") ? 1 : 0);
            page.fill("#name", "ERP");
            page.click(".new-key button.main");
            assertThat(page.locator(".told.bad").count())
                    .as("nothing was ticked")
                    .isOne();
            looksRight(page);
            page.check("input[value='account:read']");
            page.click(".new-key button.main");
            var key = page.locator("code.key-text").textContent();
            looksRight(page);

            var program = new Calls(port(), key);
            assertThat(program.get("/api/v1/key").body().path("login").asString())
                    .isEqualTo(login);
            page.click("main a.main");
            looksRight(page);
            assertThat(page.content()).doesNotContain(key).contains("ERP", "account:read");
            assertThat(page.locator("td.num time").count())
                    .as("its use is seen")
                    .isOne();

            page.click("a[hx-get$='/revoke']");
            page.waitForSelector("dialog[open] button.danger");
            looksRight(page);
            page.click("dialog button.danger");
            page.waitForSelector(".told.good");
            assertThat(program.get("/api/v1/key").code()).isEqualTo("KEY_NOT_VALID");
        }
    }

    /** What made it is sent once only: the page that shows it is in no history and at no address. */
    @Test
    void whatWasShownOnceIsNowhereAgain() {
        var server = "http://localhost:" + port();
        try (var visitor = chromium.signedIn(server, "payer", PASSWORD, "en-US", 1280, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(server + "/keys/_new");
            page.fill("#name", "SDK of the ERP");
            page.check("input[value='SIGNING']");
            page.check("input[value='orders:read']");
            page.click(".new-key button.main");
            looksRight(page);
            var shown = page.locator("code.key-text").allTextContents();
            assertThat(shown).hasSize(2);
            page.navigate(page.url());
            assertThat(page.content())
                    .contains("SDK of the ERP", shown.getFirst())
                    .doesNotContain(shown.getLast());
            page.reload();
            assertThat(page.content()).doesNotContain(shown.getLast());
            page.goBack();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.content()).doesNotContain(shown.getLast());
        }
    }

    @Test
    void anOwnerEndsTheKeyOfAnotherUser() {
        var held = new Calls(port(), key(payer, Set.of(Scope.ACCOUNT_READ)).secret());
        assertThat(held.get("/api/v1/key").status()).isEqualTo(200);
        var server = "http://localhost:" + port();
        try (var visitor = chromium.signedIn(server, "owner", PASSWORD, "zh-CN", 390, ColorScheme.DARK)) {
            var page = visitor.newPage();
            page.navigate(server + "/keys");
            looksRight(page);
            var row = page.locator("section[aria-labelledby='others-title'] tr:has-text('payer'):has-text('program')");
            row.locator("a[hx-get$='/revoke']").click();
            page.waitForSelector("dialog[open] button.danger");
            looksRight(page);
            page.click("dialog button.danger");
            page.waitForSelector(".told.good");
            assertThat(held.get("/api/v1/key").code()).isEqualTo("KEY_NOT_VALID");
        }
    }

    private static void looksRight(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(Chromium.violations(page)).as(page.url()).isEmpty();
        assertThat(Chromium.overflow(page)).as(page.url()).isLessThanOrEqualTo(0);
    }
}
