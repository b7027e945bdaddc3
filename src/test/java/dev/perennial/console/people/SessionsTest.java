package dev.perennial.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Actor;
import dev.perennial.user.Role;
import dev.perennial.user.Users;
import dev.perennial.web.Browse;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A session is one browser's, for a while, and ends everywhere when who it is for has changed. */
class SessionsTest extends People {
    private final Users users = bean(Users.class);

    @Test
    void aChangedPasswordEndsEverySessionButTheOneThatChangedIt() {
        household("ant");
        var here = signedIn("ant.payer");
        var elsewhere = signedIn("ant.payer");
        var fresh = "a fresh long one";
        var before = sessionIds("ant.payer");
        var changed = here.post("/profile/password", Map.of("old", PASSWORD, "fresh", fresh, "again", fresh));
        assertThat(changed.uri().getPath()).isEqualTo("/profile");
        assertThat(changed.body()).contains("Your password was changed", "this browser");
        assertOut(elsewhere);
        assertThat(here.get("/profile").uri().getPath()).isEqualTo("/profile");
        assertThat(sessionIds("ant.payer")).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void wrongPasswordsAreToldInPlaceAndCounted() {
        household("asp");
        var here = signedIn("asp.payer");
        var fresh = "a fresh long one";
        assertThat(here.post("/profile/password", Map.of("old", PASSWORD, "fresh", fresh, "again", "other"))
                        .body())
                .contains("The two new passwords differ");
        for (int n = 0; n < 10; n++) {
            var answer = here.post("/profile/password", Map.of("old", "wrong", "fresh", fresh, "again", fresh));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("That is not your present password");
        }
        var often = here.post("/profile/password", Map.of("old", PASSWORD, "fresh", fresh, "again", fresh));
        assertThat(often.statusCode()).isEqualTo(429);
        assertThat(often.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aChangedRoleADisabledUserAndARemovedOneAreOutAtOnce() {
        household("bee");
        var owner = Actor.customer("bee.owner", "bee");
        var payer = signedIn("bee.payer");
        users.setRole("bee.payer", Role.VIEWER, owner, now()).orThrow();
        assertOut(payer);
        payer.signIn("bee.payer", PASSWORD);
        users.rename("bee.payer", "Another name", owner, now()).orThrow();
        assertThat(payer.get("/users").body()).as("a name ends no session").contains("Another name");
        users.disable("bee.payer", owner, now()).orThrow();
        assertOut(payer);
        users.enable("bee.payer", owner, now()).orThrow();
        payer.signIn("bee.payer", PASSWORD);
        users.remove("bee.payer", owner, now()).orThrow();
        assertOut(payer);
    }

    /** What a sign-in in the same moment could leave behind: a session of the role there was. */
    @Test
    void aSessionThatBeganInTheSameMomentIsFoundToo() {
        household("cow");
        var payer = signedIn("cow.payer");
        jdbc().sql("update users set role = 'VIEWER' where login = 'cow.payer'").update();
        assertOut(payer);
        payer.signIn("cow.payer", PASSWORD);
        jdbc().sql("update users set disabled_at = created_at where login = 'cow.payer'")
                .update();
        assertOut(payer);
    }

    @Test
    void signingOutEverywhereIsEverywhere() {
        household("doe");
        var browsers = List.of(signedIn("doe.viewer"), signedIn("doe.viewer"), signedIn("doe.viewer"));
        var stranger = signedIn("doe.payer");
        var out = browsers.getFirst().post("/profile/sign-out-everywhere", Map.of());
        assertThat(out.uri().toString()).endsWith("/sign-in?everywhere");
        assertThat(out.body()).contains("You are signed out everywhere");
        browsers.stream().skip(1).forEach(this::assertOut);
        assertThat(browsers.getFirst().get("/users").uri().getPath()).isEqualTo("/sign-in");
        assertThat(stranger.get("/users").uri().getPath()).isEqualTo("/users");
        assertThat(sessionIds("doe.viewer")).isEmpty();
    }

    @Test
    void noSessionIsForEver() {
        household("elk");
        var busy = signedIn("elk.owner");
        assertThat(jdbc().sql("select max_inactive_interval from spring_session where principal_name = 'elk.owner'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2 * 3600);
        wait(Duration.ofHours(11));
        assertThat(busy.get("/users").uri().getPath()).isEqualTo("/users");
        wait(Duration.ofHours(1));
        assertOut(busy);
        wait(Duration.ofHours(-12));
    }

    @Test
    void signingInBeginsASessionWithAnIdOfItsOwn() {
        household("fox");
        var planted = signedIn("fox.viewer");
        var before = sessionIds("fox.viewer");
        planted.post("/sign-in", Map.of("login", "fox.payer", "password", PASSWORD));
        assertThat(sessionIds("fox.payer")).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(sessionIds("fox.viewer")).isEmpty();
        planted.post("/sign-out", Map.of());
        assertThat(sessionIds("fox.payer")).isEmpty();
    }

    @Test
    void cookiesAreForThisSiteAloneAndForHttpsWhereThereIsOne() throws Exception {
        household("gnu");
        var plain = cookies(tryIn(browse(), "gnu.owner", PASSWORD));
        assertThat(plain).anyMatch(cookie -> cookie.startsWith("SESSION="));
        assertThat(plain).allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assertThat(plain).noneMatch(cookie -> cookie.contains("Secure"));
        var secure = cookies(tryInByHttps("gnu.owner"));
        assertThat(secure)
                .anyMatch(cookie -> cookie.startsWith("SESSION="))
                .allMatch(cookie -> cookie.contains("Secure"));
        assertThat(cookies(browse().get("/users"))).isNotEmpty().allMatch(cookie -> cookie.contains("SameSite=Lax"));
    }

    @Test
    void pagesTellTheBrowserToBeCareful() {
        household("hen");
        var owner = signedIn("hen.owner");
        for (var path : List.of("/profile", "/users", "/sign-in", "/forgot-account", "/nowhere")) {
            var headers = owner.get(path).headers();
            assertThat(headers.firstValue("Cache-Control").orElse("")).as(path).contains("no-store");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
            assertThat(headers.firstValue("Strict-Transport-Security")).isEqualTo(Optional.empty());
        }
        assertThat(browse().get("/sign-in", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .isPresent();
        assertThat(owner.get("/css/perennial.css")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("no-cache");
    }

    private void assertOut(Browse browser) {
        var answer = browser.get("/users");
        assertThat(answer.uri().toString()).endsWith("/sign-in?expired");
        assertThat(answer.body()).contains("You were signed out");
    }

    private List<String> sessionIds(String login) {
        return jdbc().sql("select session_id from spring_session where principal_name = ?")
                .param(login)
                .query(String.class)
                .list();
    }

    /** As a proxy on this machine that ends TLS passes it on; where it leads next is nobody's server here. */
    private HttpResponse<String> tryInByHttps(String login) throws Exception {
        var server = URI.create(browse().server());
        try (var client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var page = client.send(
                    HttpRequest.newBuilder(server.resolve("/sign-in")).build(), BodyHandlers.ofString());
            var token = page.body().replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            var form = "login=" + login + "&password=" + PASSWORD.replace(' ', '+') + "&_csrf="
                    + URLEncoder.encode(token, StandardCharsets.UTF_8);
            var sent = HttpRequest.newBuilder(server.resolve("/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Forwarded-Proto", "https")
                    .POST(BodyPublishers.ofString(form));
            return client.send(sent.build(), BodyHandlers.ofString());
        }
    }

    /** Of every answer on the way, the redirects' too. */
    private static List<String> cookies(HttpResponse<String> last) {
        return Stream.iterate(
                        Optional.of(last),
                        Optional::isPresent,
                        answer -> answer.get().previousResponse())
                .flatMap(answer -> answer.get().headers().allValues("Set-Cookie").stream())
                .filter(cookie -> !cookie.contains("Max-Age=0"))
                .toList();
    }
}
