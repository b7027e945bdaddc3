package dev.perennial.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.user.Passkeys;
import dev.perennial.user.Role;
import dev.perennial.user.Users;
import dev.perennial.web.Authenticator;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passkeys from the first to the last, in a real browser with a virtual security key. */
class PasskeysTest extends Scene {
    private static final Path SCREENS = Path.of("target", "screens");

    private Chromium chromium;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        var lotus = account("lotus", "100.00");
        user("lotus", Role.OWNER, lotus);
        user("lotus.viewer", Role.VIEWER, lotus);
        user("gone", Role.PAYER, lotus);
        user("heron", Role.OWNER, account("heron", "100.00"));
        user("olive", Role.OPERATOR, null);
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aPasskeyIsMadeOpensTheDoorAndIsRemoved() {
        var problems = new ArrayList<String>();
        try (var visitor = signedIn("lotus.viewer", "en-GB", 1280)) {
            var page = page(visitor, "/profile/passkeys");
            page.onPageError(problems::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) problems.add(message.text());
            });
            var device = new Authenticator(page);
            add(page, "Office laptop");
            assertThat(page.textContent("main"))
                    .contains("The passkey is added", "Office laptop", "2026-03-02", "Not yet");
            assertThat(device.credentials()).hasSize(1);
            lookAt(page, "passkeys-en");

            signOut(page);
            var before = session(visitor);
            lookAt(page, "sign-in-passkey-en");
            page.click("text=Sign in with a passkey");
            page.waitForURL(url -> !url.contains("/sign-in"));
            assertThat(page.url()).isEqualTo(server() + "/");
            assertThat(session(visitor)).isNotEqualTo(before);
            page.navigate(server() + "/profile/passkeys");
            assertThat(page.textContent("main tbody")).doesNotContain("Not yet");

            page.click("td button");
            page.waitForSelector("text=signs nobody in any more");
            assertThat(page.textContent("main")).contains("You have no passkey yet");
            signOut(page);
            page.click("text=Sign in with a passkey");
            page.waitForSelector("text=This passkey does not let you in");
            page.navigate(server() + "/renewals");
            assertThat(page.url()).endsWith("/sign-in");
        }
        assertThat(problems).isEmpty();
        var kinds = jdbc().sql("select kind from journal where account_id = 'lotus' and kind like 'PASSKEY%' order by"
                        + " journal_id")
                .query(String.class)
                .list();
        assertThat(kinds).containsExactly("PASSKEY_ADDED", "PASSKEY_REMOVED");
    }

    @Test
    void itLeadsWhereTheVisitorWasGoingAndOperatorsToTheirs() {
        try (var visitor = signedIn("olive", "zh-CN", 390)) {
            var page = page(visitor, "/profile/passkeys");
            new Authenticator(page);
            add(page, "钥匙");
            assertThat(page.textContent("main")).contains("通行密钥已添加", "钥匙");
            lookAt(page, "passkeys-zh");
            signOut(page);
            lookAt(page, "sign-in-passkey-zh");
            page.navigate(server() + "/admin/find?id=lotus");
            assertThat(page.url()).endsWith("/sign-in");
            page.click("text=使用通行密钥登录");
            page.waitForURL(url -> !url.contains("/sign-in"));
            assertThat(page.url()).contains("/admin/");
        }
    }

    @Test
    void whoMayNotComeInMayNotByPasskeyEither() {
        try (var visitor = signedIn("gone", "en-GB", 1280)) {
            var page = page(visitor, "/profile/passkeys");
            new Authenticator(page);
            add(page, "Phone");
            signOut(page);
            jdbc().sql("update users set disabled_at = created_at where login = 'gone'")
                    .update();
            page.click("text=Sign in with a passkey");
            page.waitForSelector("text=This passkey does not let you in");
        }
    }

    /** A device that is not sure of its user, and a copy of a key whose count stands still. */
    @Test
    void aKeyAloneAndACopiedKeyOpenNothing() {
        try (var visitor = signedIn("lotus", "en-GB", 1280)) {
            var page = page(visitor, "/profile/passkeys");
            var device = new Authenticator(page);
            add(page, "Key");
            var copied = device.credentials().getFirst();
            signOut(page);
            page.click("text=Sign in with a passkey");
            page.waitForURL(url -> !url.contains("/sign-in"));
            signOut(page);
            device.knowsItsUser(false);
            page.click("text=Sign in with a passkey");
            page.waitForSelector("text=No passkey was shown");

            try (var thief = chromium.visitor("en-GB", 1280, 900, ColorScheme.LIGHT)) {
                var elsewhere = page(thief, "/sign-in");
                new Authenticator(elsewhere).put(copied);
                elsewhere.click("text=Sign in with a passkey");
                elsewhere.waitForSelector("text=This passkey does not let you in");
            }
        }
    }

    @Test
    void othersPasskeysAreNotThere() {
        try (var visitor = signedIn("heron", "en-GB", 1280)) {
            var page = page(visitor, "/profile/passkeys");
            new Authenticator(page);
            add(page, "Herons key");
        }
        var heron = bean(Users.class).find("heron").orElseThrow();
        var id = bean(Passkeys.class).of(heron).getFirst().id();
        for (var login : new String[] {"lotus", "olive"}) {
            var other = new Browse(port(), "en").signIn(login, PASSWORD);
            assertThat(other.get("/profile/passkeys").body()).doesNotContain("Herons key");
            var refused = other.post("/profile/passkeys/remove", Map.of("id", id));
            var unknown = other.post("/profile/passkeys/remove", Map.of("id", "bm9uZQ"));
            assertThat(refused.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
            assertThat(refused.body()).contains("You have no such passkey");
        }
        assertThat(bean(Passkeys.class).of(heron)).hasSize(1);
    }

    @Test
    void whatNobodyAskedForIsRefused() {
        var owner = new Browse(port(), "en").signIn("lotus", PASSWORD);
        for (var answer : new String[] {"", "{}", "[", "null"}) {
            owner.post("/profile/passkeys/options", Map.of());
            var refused = owner.post("/profile/passkeys", Map.of("label", "x", "credential", answer));
            assertThat(refused.statusCode()).as(answer).isEqualTo(409);
            var nobody = new Browse(port(), "en");
            nobody.post("/sign-in/passkey/options", Map.of());
            var turnedAway = nobody.post("/sign-in/passkey", Map.of("credential", answer));
            assertThat(turnedAway.uri().getQuery()).as(answer).isEqualTo("refused=PASSKEY_REFUSED");
        }
    }

    private void add(Page page, String label) {
        page.fill("#passkey-label", label);
        page.click("form[data-passkey] button");
        page.waitForSelector(".told.good");
        page.waitForSelector("#passkey-label");
    }

    private void signOut(Page page) {
        page.click("#you > button");
        page.click("#you form button");
        page.waitForURL("**/sign-in?out");
    }

    private static String session(BrowserContext visitor) {
        return visitor.cookies().stream()
                .filter(cookie -> cookie.name.equals("SESSION"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("none");
    }

    private void lookAt(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(Chromium.violations(page)).as(name).isEmpty();
        assertThat(Chromium.overflow(page)).as(name).isNotPositive();
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
