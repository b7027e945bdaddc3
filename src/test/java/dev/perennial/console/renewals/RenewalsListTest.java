package dev.perennial.console.renewals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.clockwork.Clockwork;
import dev.perennial.subscription.Mode;
import dev.perennial.web.Browse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Billing > Renewals: what is listed, in which order, page after page. */
class RenewalsListTest extends Desk {
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern BEFORE = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");
    private static final int MANY = 120;

    private final Browse owner = new Browse(port(), "en-GB");
    private final Browse chinese = new Browse(port(), "zh-CN");
    private final Browse many = new Browse(port(), "en-GB");

    @BeforeAll
    void open() {
        furnish(staffed("lotus", "5000.00"));
        owner.signIn("lotus", PASSWORD);
        chinese.signIn("lotus.viewer", PASSWORD);
        var large = staffed("large", "0.00");
        for (int n = 0; n < MANY; n++) {
            var name = "Item " + (char) ('a' + n % 7) + (n % 3 == 0 ? " UPPER" : " lower");
            var mail = n % 4 == 0;
            item(
                    "large-" + n,
                    large,
                    named(mail ? "mail" : "dms", "standard", name),
                    n % 2 == 0 ? "2026-04-10" : "2026-04-" + (11 + n % 9),
                    Mode.AUTO,
                    mail ? "P1Y" : n % 5 == 0 ? "P3M" : "P1M");
        }
        metered("large-metered", large);
        jdbc().sql("update subscription set mode = 'AUTO', renewal_months = 1, auto_since = started_at"
                        + " where subscription_id = 'large-metered'")
                .update();
        many.signIn("large", PASSWORD);
    }

    @Test
    void eachTabHasItsItemsAndItsCount() {
        var manual = owner.get("/renewals");
        assertThat(manual.statusCode()).isEqualTo(200);
        assertThat(listed(manual.body()))
                .containsExactly("last-day", "reports-db", "archive-db", "mail-free", "metered");
        assertThat(manual.body())
                .contains("Manual <span class=\"count num\">5</span>", "Auto <span class=\"count num\">2</span>")
                .contains("Nonrenewal <span class=\"count num\">1</span>", "Days are those of Asia/Shanghai")
                .contains("2026-03-03", "tomorrow", "10 days left", "299.00 CNY", "for 1 month", "for 3 months")
                .contains("Free editions are not renewed", "Paid as it is used", "href=\"/items/reports-db\"")
                .contains("href=\"/renew?item=reports-db\"", "href=\"/renewals/unify?item=reports-db\"");
        var auto = owner.get("/renewals?tab=auto").body();
        assertThat(listed(auto)).containsExactly("orders-db", "mail-1");
        assertThat(auto).contains("2026-03-16 08:00", "1 month each time", "Enable Manual Renewal", "Change Duration");
        assertThat(listed(owner.get("/renewals?tab=none").body())).containsExactly("lotus.example");
        assertThat(chinese.get("/renewals").body())
                .contains("手动续费 <span class=\"count num\">5</span>", "还剩 10 天", "数据管理 DMS-新版（包年包月）");
    }

    @ParameterizedTest
    @CsvSource({
        "product=dms, last-day reports-db archive-db metered",
        "product=mail, mail-free",
        "find=DATABASE, reports-db",
        "find=archive-d, archive-db",
        "find=%25, ''",
        "find=_, ''",
        "window=7, last-day",
        "window=15, last-day reports-db",
        "window=30, last-day reports-db",
        "window=expired, ''",
        "from=2026-03-12&to=2026-05-20, reports-db archive-db",
        "window=custom&from=2026-05-21, mail-free metered",
        "window=custom&to=2026-03-03, last-day",
        "phase=active&product=mail, mail-free",
        "phase=suspended, ''",
        "phase=released, ''",
        "sort=-expiration, metered mail-free archive-db reports-db last-day",
        "sort=name, archive-db mail-free last-day metered reports-db",
        "sort=-name, reports-db metered last-day mail-free archive-db",
        "sort=product, mail-free last-day metered reports-db archive-db",
        "sort=price, last-day metered reports-db archive-db mail-free"
    })
    void theListIsNarrowedAndSortedByItsAddress(String query, String expected) {
        var page = owner.get("/renewals?" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(String.join(" ", listed(page.body()))).isEqualTo(expected);
        if (expected.isEmpty()) {
            assertThat(page.body()).contains("Nothing matches");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"expiration", "-expiration", "name", "-name", "product", "-product", "price", "-price"})
    void everyPageGoesOnWhereTheLastOneEnded(String sort) {
        var pages = new ArrayList<String>();
        pages.add(many.get("/renewals?tab=auto&sort=" + sort).body());
        for (var next = NEXT.matcher(pages.getLast()); next.find(); next = NEXT.matcher(pages.getLast())) {
            pages.add(many.get(next.group(1).replace("&amp;", "&")).body());
        }
        assertThat(pages).extracting(page -> listed(page).size()).containsExactly(50, 50, MANY + 1 - 100);
        assertThat(pages.stream().flatMap(page -> listed(page).stream())).doesNotHaveDuplicates();

        var back = new ArrayList<>(List.of(listed(pages.getLast())));
        var at = pages.getLast();
        for (var before = BEFORE.matcher(at); before.find(); before = BEFORE.matcher(at)) {
            at = many.get(before.group(1).replace("&amp;", "&")).body();
            back.add(listed(at));
        }
        assertThat(back.reversed())
                .isEqualTo(pages.stream().map(page -> listed(page)).toList());
        assertThat(pages.getFirst()).contains("50 of 121");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tab=automatic",
                "product=nothing",
                "phase=deleted",
                "window=8",
                "from=yesterday",
                "to=2026-02-30",
                "from=+999999999-01-01",
                "from=2026-04-01&to=2026-03-01",
                "sort=colour",
                "sort=--name",
                "after=reports-db",
                "after=reports-db%7Ctomorrow",
                "after=reports-db%7C2026-99-99T00:00:00Z",
                "sort=price&after=reports-db%7C99999999999999999999999",
                "before=%7C",
                "find=%00",
                "after=%00%7Cnever",
                "find=%0Aa"
            })
    void nonsenseInTheAddressIsAnsweredClearly(String query) {
        var page = owner.get("/renewals?" + query);
        assertThat(page.statusCode()).as(query).isEqualTo(400);
        assertThat(page.body()).contains("role=\"alert\"", "Manual <span class=\"count num\">");
        assertThat(owner.get("/renewals.csv?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void soIsWhatIsTooLong() {
        assertThat(owner.get("/renewals?find=" + "a".repeat(129)).statusCode()).isEqualTo(400);
        assertThat(owner.get("/renewals?after=" + "a".repeat(3000) + "%7Cnever").statusCode())
                .isEqualTo(400);
        assertThat(owner.get("/renewals?sort=name&after=x%7C" + "%F0%9F%92%A9").statusCode())
                .isEqualTo(200);
        assertThat(owner.get("/renewals?find=%ED%A0%80").statusCode()).isLessThan(500);
    }

    @Test
    void everyPageSpeaksBothLanguagesAndLeavesNoKeyUnsaid() {
        for (var path :
                List.of("/renewals", "/renewals?tab=auto", "/renewals?tab=none&find=nothing", "/renewals?tab=x")) {
            for (var visitor : List.of(owner, chinese)) {
                assertThat(visitor.get(path).body())
                        .doesNotContainPattern("(renewals|words|timeline|refusal)\\.[a-zA-Z]+[._]")
                        .doesNotContainPattern("[>\\s]\\{\\w+}");
            }
        }
    }

    @Test
    void whatHasEndedIsFoundByItsPhaseAndWhatIsReleasedByThatAlone() {
        var ended = staffed("ended", "0.00");
        item("gone", ended, named("dms", "standard", "Gone"), "2026-02-20", Mode.MANUAL, null);
        item("stopped", ended, named("dms", "standard", "Stopped"), "2026-02-27", Mode.MANUAL, null);
        item("kept.example", ended, named("domain", "com", "kept.example"), "2026-03-01", Mode.MANUAL, null);
        bean(Clockwork.class).work(now(), decided -> {});
        var visitor = new Browse(port(), "en-GB").signIn("ended", PASSWORD);
        assertThat(listed(visitor.get("/renewals").body())).containsExactly("stopped", "kept.example");
        assertThat(listed(visitor.get("/renewals?window=expired").body())).containsExactly("stopped", "kept.example");
        assertThat(listed(visitor.get("/renewals?phase=suspended").body())).containsExactly("stopped");
        assertThat(listed(visitor.get("/renewals?phase=grace").body())).containsExactly("kept.example");
        var released = visitor.get("/renewals?phase=released").body();
        assertThat(listed(released)).containsExactly("gone");
        assertThat(released).contains("Released: buy it anew", "Manual <span class=\"count num\">1</span>");
        assertThat(visitor.get("/renewals/auto?item=stopped").body())
                .contains("Stopped expired on 2026-02-27", "href=\"/renew?item=stopped\"");
        assertThat(visitor.get("/renewals/none?item=gone").body())
                .contains("released: it is deleted for good")
                .doesNotContain(">OK</button>");
    }

    @Test
    void anAccountWithoutItemsIsToldWhatBelongsHere() {
        staffed("empty", "0.00");
        var newcomer = new Browse(port(), "en-GB").signIn("empty", PASSWORD);
        assertThat(newcomer.get("/renewals").body()).contains("Nothing is renewed by hand");
        assertThat(newcomer.get("/renewals?tab=auto").body()).contains("Nothing is renewed automatically");
        assertThat(newcomer.get("/renewals?tab=none").body()).contains("Nothing is left to end");
    }
}
