package dev.perennial.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Accounts;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Reason;
import dev.perennial.payment.TopUps;
import dev.perennial.renewal.Parking;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operators' desk: what is set aside, the runs, the journal and the books, by whom they may be used. */
class DeskTest extends Portfolio {
    private static final String FAULT = "java.lang.IllegalStateException: Indicates a bug: 2 rows instead of 1";

    private final Browse operator = new Browse(port(), "en");
    private final Browse chinese = new Browse(port(), "zh-CN");
    private final Browse finance = new Browse(port(), "en");
    private final Browse support = new Browse(port(), "en");
    private final Browse auditor = new Browse(port(), "en");

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.books.accounts.WALLET", "=2400");
    }

    @BeforeAll
    void open() {
        fill();
        user("finance", Role.FINANCE, null);
        user("support", Role.SUPPORT, null);
        user("auditor", Role.AUDITOR, null);
        operator.signIn("operator", PASSWORD);
        chinese.signIn("chooser", PASSWORD);
        finance.signIn("finance", PASSWORD);
        support.signIn("support", PASSWORD);
        auditor.signIn("auditor", PASSWORD);
        runTo(at("2026-03-12 12:00"));
    }

    @Test
    void whatIsSetAsideIsLookedAtAndPutBackWithAReason() {
        park("mail-1");
        park("reports-db");
        var page = support.get("/admin/parked?item=mail-1").body();
        assertThat(auditor.get("/admin").body()).containsPattern("Set aside <span class=\"count num\">[23]</span>");
        assertThat(page)
                .contains("office@lotus.example", "IllegalStateException", "Indicates a bug: 2 rows instead of 1")
                .contains("value=\"mail-1\" checked", "Put the chosen back to work");
        assertThat(chinese.get("/admin/parked").body()).contains("已搁置的实例", "恢复处理所选实例");
        assertThat(support.get("/admin/items/mail-1").body()).contains("/admin/parked?item=mail-1");

        assertThat(support.post("/admin/parked", Map.of("act", "some", "item", "mail-1", "reason", " "))
                        .body())
                .contains("Say why", "value=\"mail-1\" checked");
        assertThat(support.post("/admin/parked", Map.of("act", "some", "reason", "mended"))
                        .body())
                .contains("Choose at least one item", ">mended</textarea>");
        assertThat(support.post("/admin/parked", Map.of("act", "some", "item", "mail-1", "reason", "mended: <b>"))
                        .body())
                .contains("1 put back to work");
        assertThat(support.post("/admin/parked", Map.of("act", "some", "item", "mail-1", "reason", "again"))
                        .body())
                .contains("Nothing was put back to work");
        assertThat(operator.post("/admin/parked", Map.of("act", "all", "reason", "all is well"))
                        .body())
                .contains("1 put back to work", "Nothing is set aside");
        assertThat(operator.get("/admin/journal?kind=UNPARKED&actor=support").body())
                .contains("mended: &lt;b&gt;", "support")
                .doesNotContain("all is well");
    }

    @Test
    void onlyWhoHandlesItemsIsOfferedToPutThemBack() {
        park("old-db");
        for (var looking : List.of(finance, auditor)) {
            assertThat(looking.get("/admin/parked").body())
                    .contains("Archive")
                    .doesNotContain("Put the chosen back to work", "name=\"reason\"");
            assertThat(looking.post("/admin/parked", Map.of("act", "all", "reason", "x"))
                            .statusCode())
                    .isEqualTo(403);
        }
        bean(Parking.class)
                .unpark(new Subscription.Id("old-db"), new Reason("cleared"), Actor.operator("test"), now())
                .orThrow();
    }

    @Test
    void aProductThatNeverAnsweredIsAskedAgain() {
        jdbc().sql("""
            update provider_task set state = 'PARKED', attempts = 20, answer = 'connection refused'
            where task_id = (select task_id from provider_task where order_id is not null order by task_id limit 1)\
            """).update();
        var page = support.get("/admin/parked/tasks").body();
        var task = page.replaceAll("(?s).*name=\"task\" value=\"([^\"]*)\".*", "$1");
        assertThat(page).contains("No answer; asked no more", "connection refused", "20 tries");
        assertThat(auditor.get("/admin/parked/tasks").body()).doesNotContain("name=\"task\"");
        assertThat(support.post("/admin/parked/tasks", Map.of("task", task)).body())
                .contains("Say why");
        assertThat(support.post("/admin/parked/tasks", Map.of("reason", "x")).body())
                .contains("Choose at least one");
        var again = Map.of("task", task, "reason", "it is up again");
        assertThat(support.post("/admin/parked/tasks", again).body()).contains("Asked again: 1.");
        assertThat(support.post("/admin/parked/tasks", again).body()).contains("answered meanwhile");
        assertThat(operator.get("/admin/journal?kind=PROVIDER_ASKED_AGAIN").body())
                .contains("it is up again");
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(operator.get("/admin/parked/tasks").body()).doesNotContain("connection refused");
    }

    @Test
    void onlyAnOperatorIsOfferedToMoveTheClock() {
        assertThat(operator.get("/admin").body()).contains("id=\"clock-month\"");
        assertThat(auditor.get("/admin").body()).contains("Sandbox clock").doesNotContain("id=\"clock-month\"");
    }

    @Test
    void theRunsShowWhatBecameOfEverythingDue() {
        assertThat(operator.get("/admin/runs").body()).contains("2026-03-", "Renewed", "reminded");
        assertThat(chinese.get("/admin/runs").body()).contains("运行记录", "已续费");
        assertThat(operator.get("/admin/runs?before=nonsense").statusCode()).isEqualTo(200);
        assertThat(operator.get("/admin/runs?before=2026-03-02T01:00:00Z_2020-01-01T00:00:00Z")
                        .body())
                .contains("No run so far");
    }

    @Test
    void theJournalIsFilteredAndPaged() {
        assertThat(operator.get("/admin/journal?kind=RENEWED").body())
                .contains("Account lotus", "Renewed", "The platform");
        var ofHeron = operator.get("/admin/journal?account=heron").body();
        assertThat(ofHeron).contains("Account heron").doesNotContain("Account lotus");
        assertThat(operator.get("/admin/journal?from=2026-03-12&to=2026-03-12").body())
                .contains("2026-03-12 ")
                .doesNotContain("2026-03-11 ");
        assertThat(operator.get("/admin/journal?to=2020-01-01").body()).contains("Nothing matches");
        assertThat(operator.get("/admin/journal?account=%00&kind=NONE&from=never&before=x")
                        .statusCode())
                .isEqualTo(200);
        var rows = auditor.get("/admin/journal.csv?kind=RENEWED").body().lines().toList();
        assertThat(rows.getFirst()).contains("at,account,item,kind");
        assertThat(rows.size()).isGreaterThan(1);
        assertThat(rows.stream().skip(1)).allMatch(row -> row.contains(",RENEWED,SYSTEM,"));
    }

    @Test
    void aLongJournalIsReadPageByPage() {
        var heron = account("long", "0.00");
        for (int n = 1; n <= 120; n++) {
            bean(TopUps.class)
                    .topUp(heron.id(), n + ".00", customer(heron.id()), now())
                    .orThrow();
        }
        var first = operator.get("/admin/journal?account=long").body();
        var older =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
        var second = operator.get(older).body();
        assertThat(first).contains(" 120.00 ", " 71.00 ").doesNotContain(" 70.00 ");
        assertThat(second).contains(" 70.00 ", " 21.00 ").doesNotContain(" 71.00 ", " 20.00 ");
    }

    @Test
    void theBooksBalanceAndLeadToTheirEntries() {
        var balance = operator.get("/admin/books/trial-balance").body();
        assertThat(balance).contains("All accounts sum to zero", "Customer balances", "=2400");
        assertThat(chinese.get("/admin/books/trial-balance?from=2026-03-10").body())
                .contains("借贷平衡", "期初", "客户余额");
        var days = operator.get("/admin/books/days?currency=CNY&account=SALES").body();
        assertThat(days).contains("/admin/books/entries?currency=CNY&amp;account=SALES&amp;from=2026-03-");
        var entries =
                operator.get("/admin/books/entries?currency=CNY&account=SALES").body();
        assertThat(entries).contains("renewal of ").doesNotContain("opening balance");
        assertThat(operator.get("/admin/books/days?currency=XXY&account=SALES").statusCode())
                .isEqualTo(400);
        var revenue = operator.get("/admin/books/deferred-revenue").body();
        assertThat(revenue).contains("2026-03", "to come", "Data Management");
        assertThat(chinese.get("/admin/books/deferred-revenue?part=COUPONS&product=dms")
                        .body())
                .contains("递延收入", "优惠券部分");
    }

    @Test
    void theFilesAreForWhoTakesTheBooksAndHoldNoFormula() {
        for (var file : List.of("entries", "trial-balance", "deferred-revenue")) {
            assertThat(auditor.get("/admin/books/" + file + ".csv").statusCode())
                    .isEqualTo(200);
            assertThat(finance.get("/admin/books/" + file + ".csv").headers().firstValue("Content-Type"))
                    .hasValue("text/csv;charset=UTF-8");
            assertThat(support.get("/admin/books/" + file + ".csv").statusCode())
                    .isEqualTo(403);
        }
        assertThat(support.get("/admin/books/trial-balance").body()).doesNotContain(".csv");
        var entries = finance.get("/admin/books/entries.csv?to=2026-03-12").body();
        assertThat(entries).contains(",'=2400,SALES,").doesNotContain(",=2400");
    }

    @Test
    void everyPageOfTheDeskLeavesNoKeyUnsaid() {
        for (var path : List.of(
                "/admin/parked",
                "/admin/parked/tasks",
                "/admin/runs",
                "/admin/journal",
                "/admin/books/trial-balance",
                "/admin/books/days?currency=CNY&account=WALLET",
                "/admin/books/entries",
                "/admin/books/deferred-revenue")) {
            for (var visitor : List.of(operator, chinese)) {
                assertThat(visitor.get(path).body())
                        .as(path)
                        .doesNotContainPattern(">[^<]*(desk|books|words|timeline|journal|admin)\\.[a-zA-Z]+[._]")
                        .doesNotContainPattern("[>\\s]\\{\\w+}");
            }
        }
    }

    private void park(String item) {
        jdbc().sql("update subscription set parked_at = ?::timestamptz, parked_reason = ? where subscription_id = ?")
                .params(now().toString(), FAULT, item)
                .update();
        var owner = item(item).account();
        var row = new JournalEntry(
                bean(Ids.class).next(owner.value(), now()),
                owner,
                Optional.of(item),
                now(),
                Actor.SYSTEM,
                JournalEntry.Kind.PARKED,
                Map.of("reason", FAULT));
        int bucket = bean(Accounts.class).bucketOf(owner);
        transaction().executeWithoutResult(status -> bean(Journal.class).record(bucket, List.of(row)));
    }
}
