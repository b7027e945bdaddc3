package dev.perennial.console.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.web.Browse;
import dev.perennial.web.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One item's page, and what is set on it. */
class ItemPagesTest extends Household {
    private final Browse owner = new Browse(port(), "en-GB");
    private final Browse chinese = new Browse(port(), "zh-CN");
    private final Browse payer = new Browse(port(), "en-GB");
    private final Browse viewer = new Browse(port(), "en-GB");
    private final Browse stranger = new Browse(port(), "en-GB");

    @BeforeAll
    void open() {
        fill();
        owner.signIn("house.owner", PASSWORD);
        chinese.signIn("house.owner", PASSWORD);
        payer.signIn("house.payer", PASSWORD);
        viewer.signIn("house.viewer", PASSWORD);
        stranger.signIn("stranger", PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "covered-db    | Active         | Automatic charge 2026-03-10 08:00 (in 8 days)",
                "office-mail   | Active         | Automatic charge 2026-05-03 08:00 (in 62 days)",
                "own.example   | Active         | Expires 2026-03-20 00:00 (in 18 days); Stops 2026-04-19 00:00",
                "grace.example | In grace       | Expires 2026-02-20 00:00 (10 days ago); Now",
                "stopped-mail  | Stopped        | Expires and stops 2026-02-25 00:00 (5 days ago); Now",
                "released-db   | Released       | Deleted for good 2026-03-02 09:30 (today)",
                "ending-db     | Active         | Now 2026-03-02 09:30; Expires and stops 2026-04-01 00:00",
                "free-mail     | Free edition   | Expires and stops 2026-06-01 00:00",
                "metered-db    | Pay-as-you-go  | Bought 2025-01-10 (416 days ago); Now 2026-03-02 09:30\""
            })
    void everyPhaseIsToldByWordAndByPicture(String id, String word, String picture) {
        var body = owner.get("/items/" + id).body();
        assertThat(body).contains("The " + id, word, picture);
    }

    @Test
    void everyPageSpeaksBothLanguagesAndLeavesNoKeyUnsaid() {
        for (var id : ALL) {
            for (var visitor : List.of(owner, chinese)) {
                var page = visitor.get("/items/" + id);
                assertThat(page.statusCode()).as(id).isEqualTo(200);
                assertThat(page.body())
                        .doesNotContainPattern("(items|words|timeline|journal|refusal)\\.[a-zA-Z]+[._]")
                        .doesNotContainPattern("[>\\s]\\{\\w+}")
                        .doesNotContain("style=");
            }
        }
        assertThat(chinese.get("/items/office-mail").body()).contains("生命周期", "一并续费", "自动续费");
    }

    @Test
    void whatItNeedsAndWhatNeedsItAreShownWithTheWayToRenewBoth() {
        assertThat(owner.get("/items/office-mail").body())
                .contains(
                        "The own.example", "Ends first", "/renew?item=office-mail&amp;item=own.example", "Renew both");
        assertThat(owner.get("/items/own.example").body())
                .contains("1 item does not work without it", "/items/office-mail");
        assertThat(owner.get("/items/away-mail").body())
                .contains("elsewhere.example", "does not hold here", "is not known here");
        assertThat(owner.get("/items/free-mail").body())
                .contains("Free editions are not renewed")
                .doesNotContain("/renew?item=");
        assertThat(owner.get("/items/released-db").body()).doesNotContain("/renew?item=", "/items/rank");
        assertThat(owner.get("/items/metered-db").body()).doesNotContain("/renew?item=", "/items/rank");
    }

    @Test
    void theRankIsSetTakenAndRefused() {
        assertThat(owner.get("/items/office-mail").body()).containsPattern("<strong class=\"num\">2</strong> of 2");
        assertThat(payer.post("/items/rank", Map.of("id", "office-mail", "rank", "1"))
                        .body())
                .contains("The rank is set to 1.", "Its rank is now 1")
                .containsPattern("<strong class=\"num\">1</strong> of 2");
        assertThat(item("office-mail").item().rank()).isEqualTo(1);
        for (var nonsense : List.of("0", "-3", "first", "1000001", "99999999999999", "@words.kind.RANKED")) {
            assertThat(owner.post("/items/rank", Map.of("id", "office-mail", "rank", nonsense))
                            .body())
                    .as(nonsense)
                    .contains("is no rank");
        }
        assertThat(owner.post("/items/rank", Map.of("id", "office-mail", "rank", ""))
                        .body())
                .contains("no rank of its own any more");
        assertThat(item("office-mail").item().rank()).isNull();
    }

    @Test
    void balanceIsKeptAndReleased() {
        assertThat(payer.post("/items/reserve", Map.of("id", "covered-db", "amount", "120.50"))
                        .body())
                .contains("120.50 CNY are kept for this item.", "579.50 CNY", "Release it");
        assertThat(wallet(house).reservedFor("covered-db")).isEqualTo(cny("120.50"));
        assertThat(owner.post("/items/reserve", Map.of("id", "covered-db", "amount", "9000"))
                        .body())
                .contains("Only up to 700.00 CNY can be kept");
        for (var nonsense : List.of("much", "-1", "1.234", "1e9", "")) {
            assertThat(owner.post("/items/reserve", Map.of("id", "covered-db", "amount", nonsense))
                            .statusCode())
                    .as(nonsense)
                    .isEqualTo(200);
        }
        assertThat(wallet(house).reservedFor("covered-db")).isEqualTo(cny("120.50"));
        assertThat(owner.post("/items/reserve", Map.of("id", "covered-db", "amount", "0"))
                        .body())
                .contains("Nothing is kept for this item any more");
        assertThat(wallet(house).reservedFor("covered-db")).isEqualTo(cny("0.00"));
    }

    @Test
    void aViewerSeesAndCannotAct() {
        var page = viewer.get("/items/office-mail");
        assertThat(page.body()).contains("Place when money is short").doesNotContain("<form class=\"fields", "/renew?");
        assertThat(viewer.post("/items/rank", Map.of("id", "office-mail", "rank", "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(viewer.post("/items/reserve", Map.of("id", "office-mail", "amount", "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(item("office-mail").item().rank()).isNull();
    }

    @Test
    void anotherAccountsItemIsNotThereAndSaysNothingElse() {
        var unknown = stranger.get("/items/no-such-thing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(stranger.get("/items/office-mail").statusCode()).isEqualTo(404);
        assertThat(plain(stranger.get("/items/office-mail").body())).isEqualTo(plain(unknown.body()));
        for (var act : List.of(Map.of("id", "office-mail", "rank", "1"), Map.of("id", "nothing", "rank", "1"))) {
            assertThat(stranger.post("/items/rank", act).statusCode()).isEqualTo(404);
        }
        assertThat(stranger.post("/items/reserve", Map.of("id", "office-mail", "amount", "1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOddIdHasAnAddressAndAHostileNameDoesNoHarm() {
        var page = owner.get("/items?id=" + Visit.query(ODD));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("&lt;script").doesNotContain("<script>alert");
        assertThat(owner.post("/items/rank", Map.of("id", ODD, "rank", "4")).body())
                .contains("The rank is set to 4.");
        assertThat(item(ODD).item().rank()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/items",
                "/items?id=",
                "/items?id=%00",
                "/items?id=a%7Cb",
                "/items/%20",
                "/items/%F0%9F%98%80",
                "/items/..%2f..",
                "/items/rank",
                "/items/nobody?x=%ff"
            })
    void nonsenseInAnAddressIsNotFoundAndNoFault(String path) {
        assertThat(owner.get(path).statusCode()).as(path).isBetween(400, 404);
    }

    @Test
    void aPageOfWhatWentWrongLeadsOn() {
        var nowhere = owner.get("/nowhere");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body())
                .contains("There is nothing here", "href=\"/renewals\"", "DMS console", "To the overview")
                .contains("name=\"back\" value=\"/nowhere\"");
        var denied = viewer.post("/items/rank", Map.of("id", "office-mail", "rank", "1"));
        assertThat(denied.body()).contains("Your role may not do this", "Users and roles", "/users");
        assertThat(new Browse(port(), "zh-CN").get("/css/nothing.css").body()).contains("回到概览");
    }

    /** A page without what differs each time. */
    private static String plain(String body) {
        return body.replaceAll("value=\"[\\w-]*\"", "");
    }
}
