package dev.perennial.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.subscription.Mode;
import dev.perennial.web.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coming in, being forgotten, and letting others in, in a real browser. Pictures are left in target/screens. */
class PeopleInChromiumTest extends People {
    private static final Path SCREENS = Path.of("target", "screens");

    private Chromium chromium;

    @BeforeAll
    void open() {
        var lotus = household("lotus");
        item("office@lotus.example", lotus, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        chromium = Chromium.open();
    }

    @AfterAll
    void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1280,LIGHT", "zh-CN,390,LIGHT", "zh-CN,1280,DARK", "en-GB,390,DARK"})
    void everyPageIsForEverybody(String language, int width, ColorScheme colours) {
        var problems = new ArrayList<String>();
        try (var stranger = chromium.visitor(language, width, 900, colours);
                var owner = chromium.signedIn(server(), "lotus.owner", PASSWORD, language, width, colours)) {
            for (var path : List.of("/sign-in", "/sign-in?wrong", "/forgot-account", "/forgot-account?asked")) {
                look(stranger, path, problems);
            }
            for (var path : List.of(
                    "/profile",
                    "/profile/password",
                    "/users",
                    "/users/_new",
                    "/users/lotus.payer",
                    "/users/lotus.payer/remove",
                    "/account")) {
                look(owner, path, problems);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void anOwnerLetsSomebodyInWhoChoosesAPasswordAndIsSentOutAgain() {
        try (var owner = chromium.signedIn(server(), "lotus.owner", PASSWORD, "en-GB", 1280, ColorScheme.LIGHT);
                var newcomer = chromium.visitor("zh-CN", 390, 800, ColorScheme.LIGHT)) {
            var page = owner.newPage();
            page.navigate(server() + "/users");
            page.click("text=Add user");
            page.waitForSelector("dialog[open] #login");
            assertThat(Chromium.violations(page)).isEmpty();
            page.fill("dialog #name", "Mei");
            page.fill("dialog #login", "lotus.mei");
            page.check("dialog input[value=PAYER]");
            page.click("dialog button.main");
            page.waitForSelector(".secret");
            assertThat(Chromium.violations(page)).isEmpty();
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve("people-made.png")));
            var made = page.textContent(".secret");

            var theirs = newcomer.newPage();
            theirs.navigate(server() + "/sign-in");
            theirs.fill("#login", "lotus.mei");
            theirs.fill("#password", made);
            theirs.click("form.fields button.main");
            theirs.waitForSelector("#fresh");
            assertThat(Chromium.violations(theirs)).isEmpty();
            theirs.fill("#old", made);
            theirs.fill("#fresh", "a password of my own");
            theirs.fill("#again", "a password of my own");
            theirs.click("form.fields button.main");
            theirs.waitForSelector("text=密码已修改");

            page.navigate(server() + "/users/lotus.mei");
            page.click("text=Remove >> nth=-1");
            page.waitForSelector("dialog[open] button.danger");
            page.click("dialog button.danger");
            page.waitForSelector("text=The user was removed");
            theirs.reload();
            theirs.waitForSelector("text=登录已失效");
        }
    }

    /** The words of the mail document: "Forgot the Alibaba Cloud account for mailbox renewal?" */
    @Test
    void whoForgotTheAccountForMailboxRenewalIsHelped() {
        try (var visitor = chromium.visitor("en-GB", 1280, 900, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(server() + "/sign-in");
            page.click("text=Forgot the account for mailbox renewal?");
            page.fill("#name", "office@lotus.example");
            page.keyboard().press("Enter");
            page.waitForSelector("text=is on its way to the e-mail address on file");
            settle();
            assertThat(jdbc().sql("select channel || ' ' || recipient from notice where kind = 'ACCOUNT_ASKED_FOR'")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("EMAIL lotus@example.com", "CONSOLE lotus");
        }
    }

    private void look(BrowserContext visitor, String path, List<String> problems) {
        var page = visitor.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) problems.add(path + " " + message.text());
        });
        page.onPageError(error -> problems.add(path + " " + error));
        page.navigate(server() + path);
        Chromium.violations(page).forEach(broken -> problems.add(path + " " + broken));
        if (Chromium.overflow(page) > 0) problems.add(path + " is too wide");
        page.close();
    }

    private String server() {
        return "http://localhost:" + port();
    }
}
