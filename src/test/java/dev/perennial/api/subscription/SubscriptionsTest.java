package dev.perennial.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Programs list an account's items, look at one, and set how they are renewed. */
class SubscriptionsTest extends ApiScene {
    private static final String ALL = "/api/v1/subscriptions";

    private Calls owner;
    private Calls viewer;
    private Calls other;
    private Calls operator;

    @BeforeAll
    void open() {
        var lotus = account("lotus", "500.00");
        var harbor = account("harbor", "0.00");
        for (int n = 0; n < 7; n++) {
            item("db-" + n, lotus, "dms", "standard", "2026-04-1" + n % 4, Mode.MANUAL, n % 2 == 0 ? "P1M" : "P3M");
        }
        item("mail-1", lotus, "mail", "standard", "2026-03-05", Mode.AUTO, "P1Y");
        item("harbor-1", harbor, "dms", "standard", "2026-04-10", Mode.MANUAL, "P1M");
        owner = program("lotus", Role.OWNER, lotus);
        viewer = program("lotus.viewer", Role.VIEWER, lotus);
        other = program("harbor", Role.OWNER, harbor);
        operator = program("operator", Role.OPERATOR, null);
    }

    @Test
    void aListGoesOnPageByPageInItsOrder() {
        for (var sort : List.of("expiration", "-expiration", "name", "product", "-price")) {
            var ids = new ArrayList<String>();
            var path = ALL + "?limit=3&sort=" + sort;
            for (var page = owner.get(path); ; page = owner.get(path + "&after=" + next(page.body()))) {
                assertThat(page.status()).isEqualTo(200);
                page.body().path("data").forEach(item -> ids.add(item.path("id").asString()));
                if (page.body().path("next").isNull()) break;
            }
            assertThat(ids)
                    .as(sort)
                    .hasSize(8)
                    .doesNotHaveDuplicates()
                    .contains("mail-1", "db-0", "db-6")
                    .doesNotContain("harbor-1");
        }
        assertThat(ids(owner.get(ALL))).startsWith("mail-1", "db-0", "db-4").endsWith("db-3");
    }

    private static String next(JsonNode page) {
        return page.path("next").asString();
    }

    private static List<String> ids(Calls.Answer answer) {
        var ids = new ArrayList<String>();
        answer.body().path("data").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @ParameterizedTest
    @CsvSource({
        "mode=AUTO, mail-1",
        "product=mail, mail-1",
        "find=MAIL-, mail-1",
        "window=7, mail-1",
        "from=2026-04-13&to=2026-04-13, db-3",
        "to=2026-03-31, mail-1",
        "phase=RELEASED, ",
    })
    void filtersAreThoseOfTheRenewalsPage(String query, String id) {
        assertThat(ids(owner.get(ALL + "?" + query))).isEqualTo(id == null ? List.of() : List.of(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode=SOMETIMES",
                "product=nothing",
                "phase=active",
                "window=8",
                "window=custom",
                "window=7&from=2026-01-01",
                "from=tomorrow",
                "from=2026-04-02&to=2026-04-01",
                "sort=colour",
                "limit=0",
                "limit=201",
            })
    void nonsenseIsSaidFieldByField(String query) {
        var answer = owner.get(ALL + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("REQUEST_NOT_VALID");
        assertThat(answer.body().path("errors")).isNotEmpty();
    }

    @Test
    void aCursorOfAnotherOrderIsNoPlace() {
        var next = next(owner.get(ALL + "?limit=2&sort=name").body());
        assertThat(owner.get(ALL + "?limit=2&after=" + next).code()).isEqualTo("CURSOR_NOT_VALID");
        assertThat(owner.get(ALL + "?after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void anItemTellsAllThatItsPageShows() {
        var item = owner.get(ALL + "/mail-1").body();
        assertThat(item.path("renewal").path("mode").asString()).isEqualTo("AUTO");
        assertThat(item.path("renewal").path("period").asString()).isEqualTo("P1Y");
        assertThat(item.path("expiresAt").asString()).isEqualTo("2026-03-04T16:00:00Z");
        assertThat(item.path("price").path("amount").path("currency").asString())
                .isEqualTo("CNY");
        assertThat(item.path("reserved").path("amount").asString()).isEqualTo("0.00");
        assertThat(item.path("terms")).hasSize(1);
        assertThat(item.path("periods")).isNotEmpty();
        assertThat(item.path("why").path(0).path("sentence").asString()).isNotBlank();
    }

    @Test
    void theStoryIsToldInTheLanguageAskedForWithItsFacts() {
        var told = owner.send("GET", ALL + "/mail-1/why", null, "Accept-Language", "zh-CN")
                .body();
        assertThat(told.path("answer").path(0).path("sentence").asString()).containsPattern("\\p{IsHan}");
        assertThat(told.path("stations")).isNotEmpty();
        var timeline = owner.get(ALL + "/mail-1/timeline").body();
        assertThat(timeline.path("coming")).isNotEmpty();
        assertThat(timeline.path("coming").path(0).path("sayings").path(0).path("facts"))
                .isNotEmpty();
        assertThat(owner.get(ALL + "/mail-1/timeline?past=-1").status()).isEqualTo(400);
    }

    @Test
    void anotherAccountsItemIsNotThere() {
        for (var path : List.of("/mail-1", "/mail-1/timeline", "/mail-1/why")) {
            var theirs = other.get(ALL + path);
            var unknown = other.get(ALL + path.replace("mail-1", "nobody"));
            assertThat(theirs.status()).isEqualTo(404);
            assertThat(theirs.code()).isEqualTo(unknown.code()).isEqualTo("SUBSCRIPTION_NOT_FOUND");
        }
        assertThat(other.get(ALL + "?account=lotus").code()).isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(operator.get(ALL).code()).isEqualTo("ACCOUNT_MISSING");
        assertThat(ids(operator.get(ALL + "?account=harbor"))).containsExactly("harbor-1");
    }

    @Test
    void countsAreThoseOfTheTabs() {
        var counts = owner.get("/api/v1/subscription-counts").body();
        assertThat(counts.path("AUTO").asInt()).isEqualTo(1);
        assertThat(counts.path("MANUAL").asInt()).isEqualTo(7);
        assertThat(counts.path("NONE").asInt()).isZero();
    }
}
