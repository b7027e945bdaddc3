package dev.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.user.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in by a provider that is really asked: what it takes to be let in, and every way not to be. */
class OpenIdTest extends Scene {
    private static final OpenIdProvider PROVIDER = new OpenIdProvider();
    private static final String START = "/sign-in/openid/provider";

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "perennial.openid.issuer",
                PROVIDER.issuer(),
                "perennial.openid.client-id",
                OpenIdProvider.CLIENT,
                "perennial.openid.client-secret",
                OpenIdProvider.SECRET,
                "perennial.openid.name",
                "Vendor ID");
    }

    @BeforeAll
    void open() {
        // It has been started, with all beans of the screens, and nobody was asked yet.
        assertThat(new Browse(port(), "en").get("/sign-in").body()).contains("Sign in with Vendor ID");
        assertThat(PROVIDER.requests()).isEmpty();
        var lotus = account("lotus", "100.00");
        user("ann@lotus.example", Role.OWNER, lotus);
        user("ben@lotus.example", Role.VIEWER, lotus);
        user("gone@lotus.example", Role.PAYER, lotus);
        jdbc().sql("update users set disabled_at = created_at where login like 'gone%'")
                .update();
        user("olive@vendor.example", Role.OPERATOR, null);
    }

    @BeforeEach
    void someone() {
        PROVIDER.person("ann-1", "Ann@Lotus.example");
    }

    @AfterAll
    void shut() {
        PROVIDER.close();
    }

    @Test
    void whomTheProviderVouchesForComesInAndStaysTheSame() {
        var visitor = new Browse(port(), "en");
        assertThat(visitor.get("/renewals").uri().getPath()).isEqualTo("/sign-in");
        var landed = visitor.get(START);
        assertThat(landed.uri().getPath()).isEqualTo("/renewals");
        assertThat(visitor.get("/").body()).contains("Account lotus");
        visitor.post("/sign-out", Map.of());
        assertThat(visitor.get("/").uri().getPath()).isEqualTo("/sign-in");

        assertThat(jdbc().sql("select way from sign_in where login = 'ann@lotus.example'")
                        .query(String.class)
                        .list())
                .contains("OPENID");

        // The address has changed at the provider, the person has not.
        PROVIDER.person(claims ->
                claims.subject("ann-1").claim("email", "new@lotus.example").claim("email_verified", false));
        assertThat(visitor.get(START).uri().getPath()).isEqualTo("/");
        // And the address has become somebody else's.
        PROVIDER.person("not-ann", "ann@lotus.example");
        assertThat(refusal(new Browse(port(), "en").get(START))).isEqualTo("OPENID_USER_BOUND");
        assertThat(jdbc().sql("select count(*) from journal where kind = 'IDENTITY_BOUND' and actor = ?")
                        .param("ann@lotus.example")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void eachComesToItsOwnFirstPage() {
        PROVIDER.person("olive-1", "olive@vendor.example");
        assertThat(new Browse(port(), "en").get(START).uri().getPath()).isEqualTo("/admin");
        PROVIDER.person("ben-1", "ben@lotus.example");
        var viewer = new Browse(port(), "en");
        assertThat(viewer.get(START).uri().getPath()).isEqualTo("/");
        assertThat(viewer.get("/admin").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsUnknownUnverifiedOrDisabledIsToldWhatToDo() {
        PROVIDER.person("x", "stranger@lotus.example");
        var unknown = new Browse(port(), "en").get(START);
        assertThat(refusal(unknown)).isEqualTo("OPENID_USER_UNKNOWN");
        assertThat(unknown.body()).contains("Ask an owner of your account to add a user");
        assertThat(new Browse(port(), "zh-CN").get(START).body()).contains("请联系账号所有者添加");
        PROVIDER.person(claims -> claims.subject("b").claim("email", "ben@lotus.example"));
        assertThat(refusal(new Browse(port(), "en").get(START))).isEqualTo("OPENID_EMAIL_UNVERIFIED");
        PROVIDER.person(claims ->
                claims.subject("b").claim("email", "ben@lotus.example").claim("email_verified", false));
        assertThat(refusal(new Browse(port(), "en").get(START))).isEqualTo("OPENID_EMAIL_UNVERIFIED");
        PROVIDER.person("g", "gone@lotus.example");
        var disabled = new Browse(port(), "en");
        assertThat(refusal(disabled.get(START))).isEqualTo("OPENID_USER_DISABLED");
        assertThat(disabled.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void aTokenThatIsNotTheAnswerIsRefused() {
        var wrong = List.<java.util.function.UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder>>of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.claim("nonce", null),
                claims -> claims.audience("another client"),
                claims -> claims.audience(List.of(OpenIdProvider.CLIENT, "another")),
                claims -> claims.issuer("http://localhost:1"),
                claims -> claims.subject(null),
                claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(900)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(600))));
        for (int i = 0; i < wrong.size(); i++) {
            var lie = wrong.get(i);
            PROVIDER.person(claims -> lie.apply(
                    claims.subject("ann-1").claim("email", "ann@lotus.example").claim("email_verified", true)));
            refused("lie " + i);
        }
        someone();
        PROVIDER.forge();
        refused("a key nobody knows");
    }

    private void refused(String lie) {
        var visitor = new Browse(port(), "en");
        var answer = visitor.get(START);
        assertThat(refusal(answer)).as(lie).isEqualTo("OPENID_ANSWER_REFUSED");
        assertThat(answer.body()).contains("Begin again from here");
        assertThat(visitor.get("/").uri().getPath()).as(lie).isEqualTo("/sign-in");
    }

    /** An answer that this browser did not ask for: another's code, no code, a made-up state. */
    @Test
    void anAnswerNobodyAskedForIsRefused() {
        var answer = START + "/answer";
        for (var query : List.of("?code=" + UUID.randomUUID() + "&state=x", "?error=access_denied&state=x", "")) {
            var visitor = new Browse(port(), "en");
            assertThat(visitor.get(answer + query).uri().getPath()).as(query).isEqualTo("/sign-in");
        }
        assertThat(refusal(new Browse(port(), "en").get("/sign-in/openid/nobody")))
                .isEqualTo("OPENID_UNREACHABLE");
    }

    @Test
    void theWayThereIsOneClickInARealBrowser() {
        var problems = new ArrayList<String>();
        try (var chromium = Chromium.open();
                var visitor = chromium.visitor("zh-CN", 390, 900, ColorScheme.DARK)) {
            var page = visitor.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) problems.add(message.text());
            });
            page.navigate("http://localhost:" + port() + "/sign-in");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screens", "sign-in-openid-zh.png"))
                    .setFullPage(true));
            assertThat(Chromium.violations(page)).isEmpty();
            assertThat(Chromium.overflow(page)).isNotPositive();
            page.click("text=使用 Vendor ID 登录");
            page.waitForURL("http://localhost:" + port() + "/");
            page.click("#you > button");
            page.click("#you form button");
            page.waitForURL("**/sign-in?out");
            PROVIDER.person("x", "stranger@lotus.example");
            page.click("text=使用 Vendor ID 登录");
            page.waitForSelector("text=请联系账号所有者添加");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screens", "sign-in-openid-refused-zh.png"))
                    .setFullPage(true));
        }
        assertThat(problems).isEmpty();
    }

    private static String refusal(HttpResponse<String> page) {
        assertThat(page.uri().getPath()).isEqualTo("/sign-in");
        return page.uri().getQuery() == null ? "" : page.uri().getQuery().replaceFirst("refused=", "");
    }
}
