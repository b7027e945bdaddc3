package dev.perennial.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.user.Role;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds for every answer, every form and every session, seen on the wire and without a browser's help. */
class HardeningTest extends Scene {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        user("owner", Role.OWNER, account("lotus", "100.00"));
    }

    /** A jar of cookies, and what was answered last. */
    private final class Wire {
        final Map<String, String> cookies = new HashMap<>();

        HttpResponse<String> get(String path, String... headers) {
            return send("GET", path, null, headers);
        }

        HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
            var whole = new HashMap<>(form);
            whole.putIfAbsent("_csrf", token());
            var body = whole.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return send("POST", path, body, headers);
        }

        String token() {
            var token = TOKEN.matcher(get("/forgot-account").body());
            assertThat(token.find()).isTrue();
            return token.group(1);
        }

        HttpResponse<String> signIn(String... headers) {
            return post("/sign-in", Map.of("login", "owner", "password", PASSWORD), headers);
        }

        HttpResponse<String> send(String method, String path, String body, String... headers) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                var answer = client.send(request.build(), BodyHandlers.ofString());
                for (var set : answer.headers().allValues("Set-Cookie")) {
                    var parts = set.split(";")[0].split("=", 2);
                    cookies.put(parts[0], parts[1]);
                }
                return answer;
            } catch (IOException | InterruptedException gone) {
                throw new IllegalStateException(gone);
            }
        }
    }

    private Wire signedIn() {
        var wire = new Wire();
        assertThat(location(wire.signIn())).isEqualTo("/");
        return wire;
    }

    @Test
    void everyKindOfAnswerCarriesTheHeaders() {
        var wire = signedIn();
        var answers = Map.of(
                "page", wire.get("/renewals"),
                "part of a page", wire.get("/terms/dms", "HX-Request", "true"),
                "style", wire.get("/css/perennial.css"),
                "script", wire.get("/webjars/htmx.org/2.0.10/dist/htmx.min.js"),
                "not there", wire.get("/nowhere"),
                "no such file", wire.get("/css/nowhere.css"),
                "turned away", wire.get("/admin"),
                "redirect", new Wire().get("/renewals"),
                "forged", wire.send("POST", "/renew", ""),
                "data", new Wire().post("/sign-in/passkey/options", Map.of()));
        answers.forEach((kind, answer) -> {
            var headers = answer.headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(kind)
                    .contains("default-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'")
                    .doesNotContain("unsafe", "*", "data:");
            for (var header : List.of(
                    "X-Content-Type-Options: nosniff",
                    "X-Frame-Options: DENY",
                    "Referrer-Policy: same-origin",
                    "Cross-Origin-Opener-Policy: same-origin",
                    "Cross-Origin-Resource-Policy: same-origin")) {
                var parts = header.split(": ");
                assertThat(headers.firstValue(parts[0])).as(kind).hasValue(parts[1]);
            }
            var kept = kind.equals("style") || kind.equals("script") ? "no-cache" : "no-store";
            assertThat(headers.firstValue("Cache-Control").orElse("")).as(kind).contains(kept);
            assertThat(headers.map().keySet()).as(kind).doesNotContain("server", "x-powered-by");
        });
    }

    @Test
    void overTlsNothingGoesBackToPlainText() {
        var wire = new Wire();
        assertThat(wire.get("/sign-in").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        var secure = wire.get("/sign-in", "X-Forwarded-Proto", "https");
        assertThat(secure.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=");
        var cookies = wire.signIn("X-Forwarded-Proto", "https").headers().allValues("Set-Cookie");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("SESSION="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void everyFormWithoutItsTokenIsRefusedAndSoIsAnothersToken() {
        var wire = signedIn();
        var anothers = new Wire().token();
        var posts = posts();
        assertThat(posts).hasSizeGreaterThan(20);
        for (var path : posts) {
            var bare = wire.send("POST", path, "x=y");
            assertThat(bare.statusCode()).as(path).isEqualTo(403);
            assertThat(bare.body()).as(path).contains("That came from elsewhere");
            assertThat(wire.post(path, Map.of("_csrf", anothers)).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(wire.post(path, Map.of(), "Sec-Fetch-Site", "cross-site").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    /** Programs carry no token of a form: what they send is signed, or nobody's. */
    @Test
    void whatProgramsSendIsSignedOrRefused() {
        for (var path : List.of("/webhooks/stripe", "/webhooks/sms", "/webhooks/sms?secret=")) {
            assertThat(new Wire().send("POST", path, "{}").statusCode())
                    .as(path)
                    .isEqualTo(400);
            assertThat(signedIn().send("POST", path, "{}").statusCode())
                    .as(path)
                    .isEqualTo(400);
        }
        assertThat(signedIn()
                        .send("POST", "/unsubscribe?of=nothing", "List-Unsubscribe=One-Click")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Whoever knows the address of a calendar has it: nobody signs in there, and nothing is done there but reading. */
    @Test
    void aCalendarIsReadAndLeavesNoCookie() {
        for (var method : List.of("GET", "HEAD")) {
            var answer = new Wire().send(method, "/calendar/x.ics", null);
            assertThat(answer.statusCode()).as(method).isEqualTo(404);
            assertThat(answer.headers().allValues("Set-Cookie")).as(method).isEmpty();
        }
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "NONSENSE")) {
            assertThat(new Wire().send(method, "/calendar/x.ics", null).statusCode())
                    .as(method)
                    .isIn(302, 400, 403, 405, 501);
        }
        var posted = signedIn().post("/calendar/x.ics", Map.of());
        assertThat(posted.statusCode()).isIn(403, 405);
    }

    /** Every POST that controllers serve to people, and those of the doors themselves. */
    private List<String> posts() {
        new Wire().get("/sign-in");
        var mapped = Objects.requireNonNull(bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().keySet().stream())
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> !pattern.startsWith("/webhooks/") && !pattern.equals("/unsubscribe"))
                // Programs bring a key or a signature, and nothing that a browser would send along by itself.
                .filter(pattern -> !pattern.startsWith("/api/") && !pattern.equals("/"));
        return Stream.concat(mapped, Stream.of("/sign-in", "/sign-out", "/sign-in/passkey"))
                .map(pattern -> pattern.replaceAll("\\{[^}]+}", "auto"))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void signingInBeginsASessionOfAnotherNameAndSigningOutEndsIt() {
        var wire = new Wire();
        wire.get("/sign-in");
        wire.get("/renewals");
        assertThat(wire.cookies).doesNotContainKey("SESSION");
        wire.cookies.put("SESSION", "chosenByAnAttacker");
        wire.signIn();
        assertThat(wire.cookies.get("SESSION")).isNotEqualTo("chosenByAnAttacker");

        var other = new Wire();
        other.post("/sign-in/passkey/options", Map.of());
        var before = other.cookies.get("SESSION");
        assertThat(before).isNotNull();
        other.signIn();
        var within = other.cookies.get("SESSION");
        assertThat(within).isNotEqualTo(before);
        assertThat(other.get("/renewals").statusCode()).isEqualTo(200);
        assertThat(holding(before).get("/renewals").statusCode()).isEqualTo(302);

        other.post("/sign-out", Map.of());
        assertThat(holding(within).get("/renewals").statusCode()).isEqualTo(302);
    }

    private Wire holding(String session) {
        var wire = new Wire();
        wire.cookies.put("SESSION", session);
        return wire;
    }

    @Test
    void cookiesAreForThisSiteAndNoScript() {
        var wire = new Wire();
        var set = Stream.of(
                        wire.get("/sign-in"),
                        wire.get("/renewals"),
                        wire.signIn(),
                        wire.post("/language", Map.of("to", "en")))
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .filter(cookie -> !cookie.contains("Max-Age=0"))
                .toList();
        assertThat(set.stream().map(cookie -> cookie.split("=")[0]).distinct())
                .contains("SESSION", "XSRF-TOKEN", "REDIRECT_URI", "language");
        assertThat(set).allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
        assertThat(set).noneMatch(cookie -> cookie.contains("Domain="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)",
                "http:evil.example",
                "/{x}",
                "evil",
                ""
            })
    void nobodyIsLedElsewhere(String elsewhere) {
        var wire = new Wire();
        assertThat(location(wire.post("/language", Map.of("to", "en", "back", elsewhere))))
                .isEqualTo("/");
        wire.cookies.put("REDIRECT_URI", Base64.getEncoder().encodeToString(elsewhere.getBytes(UTF_8)));
        assertThat(location(wire.signIn())).startsWith("/").doesNotContain("evil", "javascript");
    }

    @Test
    void whoWasOnTheWaySomewhereComesThere() {
        var wire = new Wire();
        wire.get("/renewals?tab=auto&q=a%20b");
        assertThat(location(wire.signIn())).startsWith("/renewals?tab=auto&q=a%20b");
    }

    @Test
    void methodsNobodyServesAreRefused() {
        var wire = signedIn();
        for (var method : List.of("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "NONSENSE")) {
            var answer = wire.send(method, "/renewals", null);
            assertThat(answer.statusCode()).as(method).isIn(400, 403, 405, 501);
        }
        var wrong = wire.get("/sign-in/passkey/options");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.body()).contains("That could not be read");
    }

    @Test
    void aFormLargerThanAnyOfOursIsRefusedKindly() {
        var wire = signedIn();
        var large = new char[3_000_000];
        Arrays.fill(large, 'x');
        var answer = wire.post("/profile/name", Map.of("name", new String(large)));
        assertThat(answer.statusCode()).isIn(400, 413);
        assertThat(answer.body()).contains("That was too much at once").doesNotContain("Exception");
        assertThat(wire.get("/profile").statusCode()).isEqualTo(200);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElse("" + answer.statusCode())
                .replaceFirst("^http://localhost:\\d+(?=/)", "");
    }
}
