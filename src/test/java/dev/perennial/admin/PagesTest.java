package dev.perennial.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.web.Browse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest extends Portfolio {
    private final Browse english = new Browse(port(), "en-GB,en;q=0.8");
    private final Browse chinese = new Browse(port(), "fr;q=0.9,zh-CN;q=0.8");

    @BeforeAll
    void open() {
        fill();
        english.signIn("operator", PASSWORD);
        chinese.signIn("operator", PASSWORD);
    }

    @Test
    void theFirstPageShowsWhatNeedsAttention() {
        var page = english.get("/admin");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains(
                        "<html lang=\"en\">",
                        "Orders database",
                        "lotus.example",
                        "/admin/items/heron-db",
                        "/admin/accounts/heron")
                .contains("To the next event", "CNY missing from 2026-03-", "Ends, not to be renewed");
        assertThat(chinese.get("/admin").body())
                .contains("<html lang=\"zh-CN\">", "未来 30 天内到期", "Orders database", "到下一事件");
    }

    @Test
    void everyPageSpeaksBothLanguagesAndLeavesNoKeyUnsaid() {
        for (var path : List.of(
                "/admin", "/admin/items/heron-db", "/admin/accounts/lotus", "/nowhere", "/admin/find?id=nobody")) {
            for (var visitor : List.of(english, chinese)) {
                var body = visitor.get(path).body();
                assertThat(body)
                        .doesNotContainPattern("(console|words|timeline|journal|refusal)\\.[a-zA-Z]+[._]")
                        .doesNotContainPattern("[>\\s]\\{\\w+}");
            }
        }
    }

    @Test
    void anItemTellsItsStoryAndAnAccountItsMoney() {
        var item = english.get("/admin/items/mail-1");
        assertThat(item.statusCode()).isEqualTo(200);
        assertThat(item.body())
                .contains(
                        "It will be renewed on 2026-05-03 08:00",
                        "which ends first",
                        "What is to come",
                        "/admin/items/lotus.example");
        var account = english.get("/admin/accounts/lotus");
        assertThat(account.statusCode()).isEqualTo(200);
        assertThat(account.body()).contains("5,200.00 CNY", "SPRING-100", "office@lotus.example", "Opening balance");
        assertThat(english.get("/admin/find?id=heron").uri().getPath()).isEqualTo("/admin/accounts/heron");
        assertThat(english.get("/admin/find?id=heron-db").uri().getPath()).isEqualTo("/admin/items/heron-db");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/items/nobody,404",
        "/admin/items,400",
        "/admin/accounts/nobody,404",
        "/nowhere,404",
        "/admin/find?id=nobody,404",
        "/admin?from=yesterday,400"
    })
    void whatIsNotThereSaysSoKindly(String path, int status) {
        var page = english.get(path);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("To the overview", "Perennial").doesNotContain("Whitelabel", "Exception");
        assertThat(chinese.get(path).body()).contains("回到概览");
    }

    @Test
    void aFaultIsOwnedUpToWithAReference() {
        jdbc().sql("alter table coupon rename to coupon_gone").update();
        try {
            var page = english.get("/admin/accounts/lotus");
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body())
                    .contains("Something went wrong here", "Reference")
                    .doesNotContain("coupon", "Exception");
        } finally {
            jdbc().sql("alter table coupon_gone rename to coupon").update();
        }
    }

    @Test
    void whatPeopleTypeStaysText() {
        for (var path : List.of(
                "/admin", "/admin/accounts/hostile", "/admin/items/hostile-1", "/admin/find?id=%3Cscript%3Ealert(1)")) {
            assertThat(english.get(path).body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        }
        var odd = english.get("/admin/accounts/hostile").body();
        var link = Pattern.compile("href=\"([^\"]*)\">Odd id").matcher(odd);
        assertThat(link.find()).isTrue();
        assertThat(english.get(link.group(1).replace("&amp;", "&")).body()).contains("a/b?c#d;e%f");
    }

    @Test
    void pagesTellTheBrowserToTrustNothingElse() {
        for (var path : List.of(
                "/admin",
                "/nowhere",
                "/css/perennial.css",
                "/favicon.svg",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js")) {
            var headers = english.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        }
        assertThat(english.get("/admin").body()).doesNotContain("style=\"", "<style", "onclick", "<script>");
        assertThat(english.get("/webjars/htmx.org/2.0.10/dist/htmx.min.js").statusCode())
                .isEqualTo(200);
        assertThat(english.get("/css/perennial.css").statusCode()).isEqualTo(200);
    }

    @Test
    void theLanguageIsChosenAndKept() {
        var visitor = new Browse(port(), "en").signIn("chooser", PASSWORD);
        var chosen = visitor.post("/language", Map.of("to", "zh", "back", "/admin/accounts/lotus"));
        assertThat(chosen.uri().getPath()).isEqualTo("/admin/accounts/lotus");
        assertThat(cookie(chosen)).isEqualTo("language=zh");
        for (var elsewhere : List.of("//evil.example", "/\\evil.example", "https://evil.example/")) {
            assertThat(visitor.post("/language", Map.of("to", "zh", "back", elsewhere))
                            .uri()
                            .toString())
                    .isEqualTo(visitor.server() + "/admin");
        }
    }

    @Test
    void anotherSitesPageChangesNothing() {
        var before = now();
        var form = Map.of("to", "DAY", "seen", before.toString());
        assertThat(english.post("/admin/clock", form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(english.post("/admin/clock", form, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(english.post("/admin/clock", form, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(english.post("/admin/clock", form, "Origin", "null").body()).contains("That came from elsewhere");
        assertThat(now()).isEqualTo(before);
    }

    /** What was set on the way, before the redirect was followed. */
    private static String cookie(HttpResponse<String> response) {
        return response.previousResponse()
                .flatMap(first -> first.headers().firstValue("Set-Cookie"))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .orElse("");
    }
}
