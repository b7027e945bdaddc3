package dev.perennial.console.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import dev.perennial.web.Chromium;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rule 31 as customers see it: messages in the console, everything that was sent, and the proof of it. */
class NoticePagesTest extends Scene {
    private Browse owner;
    private Account lotus;
    private Posting posting;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        lotus = account("lotus", "100.00");
        item("lotus-db", lotus, "dms", "standard", "2026-03-20", Mode.MANUAL, null);
        item("lotus-site", lotus, "dms", "standard", "2026-03-25", Mode.MANUAL, null);
        item("lotus-alone", lotus, "dms", "standard", "2026-03-25", Mode.MANUAL, null);
        user("owner", Role.OWNER, lotus);
        user("viewer", Role.VIEWER, lotus);
        user("stranger", Role.OWNER, account("heron", "1.00"));
        owner = new Browse(port(), "en").signIn("owner", PASSWORD);
        posting = new Posting(jdbc(), bean(Ids.class), bean(Buckets.class));
        for (var item : List.of("lotus-db", "lotus-site")) {
            tell(lotus, NoticeKind.EXPIRING, item, Map.of("days", "7", "mode", "MANUAL"));
        }
        tell(lotus, NoticeKind.TOP_UP_RECEIVED, null, Map.of("amount", "300.00", "currency", "CNY"));
        posting.post(lotus, now());
    }

    @Test
    void aMessageIsUnreadUntilSomebodyOfTheAccountLookedAtIt() {
        tell(lotus, NoticeKind.SUSPENDED, "lotus-db", Map.of());
        var fresh = posting.console(posting.post(lotus, now()));

        assertThat(owner.get("/").body()).contains("class=\"unread-count num\"");
        assertThat(owner.get("/notices?show=unread&topic=service").body())
                .contains("/notices/" + fresh, "lotus-db has been stopped");
        var page = new Browse(port(), "en").signIn("viewer", PASSWORD).get("/notices/" + fresh);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/renew?item=lotus-db", "/notices/" + fresh + "/proof");
        assertThat(owner.get("/notices?show=unread").body()).doesNotContain("/notices/" + fresh);
        assertThat(owner.get("/notices?topic=service").body()).contains("/notices/" + fresh);
    }

    @Test
    void allAreMarkedReadAtOnce() {
        tell(lotus, NoticeKind.LOW_BALANCE, null, Map.of("shortfall", "5.00", "currency", "CNY"));
        var fresh = posting.console(posting.post(lotus, now()));
        assertThat(owner.get("/notices?show=unread").body()).contains(fresh.toString());

        assertThat(owner.post("/notices/read", Map.of()).body()).contains("marked as read");

        assertThat(owner.get("/notices?show=unread").body()).contains("Everything is read");
        assertThat(owner.get("/").body()).doesNotContain("class=\"unread-count");
        assertThat(jdbc().sql("select count(*) from message where read_at is null and channel = 'CONSOLE'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theHistoryHasEveryPersonAndChannelAndWhatBecameOfIt() {
        tell(lotus, NoticeKind.RELEASE_COMING, "lotus-site", Map.of("days", "1"));

        var history = owner.get("/notices/history").body();

        assertThat(history).contains("lotus@example.com", "Everybody of the account", "To be sent", "+8613800000000");
        assertThat(owner.get("/notices/history?channel=SMS").body()).doesNotContain("lotus@example.com");
        tell(lotus, NoticeKind.DEPENDENCY_AT_RISK, "lotus-alone", Map.of());
        assertThat(owner.get("/notices/history?item=lotus-alone").body())
                .contains("What it needs ends first", "To be sent")
                .doesNotContain("Top-up received");
        assertThat(owner.get("/notices/history?state=BOUNCED").body()).contains("No such message");
    }

    @Test
    void theProofSaysWhatToWhomWhenAndWhatTheServerAnswered() {
        tell(lotus, NoticeKind.RENEWAL_COMING, "lotus-site", Map.of("days", "3"));
        var mail = posting.email(posting.post(lotus, now()));
        posting.answered(mail, 1, "AWAY", "connection refused", now());
        posting.answered(mail, 2, "TAKEN", "250 2.0.0 queued as 4F1", now().plusSeconds(60));

        var proof = owner.get("/notices/" + mail + "/proof").body();

        assertThat(proof)
                .contains("lotus@example.com", "lotus-site", "Will be renewed", "3 days before", "2026-03-25")
                .containsSubsequence("Try 1:", "connection refused", "Try 2:", "250 2.0.0 queued as 4F1")
                .contains("Words as sent");
    }

    @Test
    void whatIsForItsReaderAloneIsNotKept() {
        var contact = jdbc().sql("select contact_id from contact where account_id = 'lotus'")
                .query(UUID.class)
                .single();
        transaction()
                .executeWithoutResult(status -> bean(Notices.class)
                        .queue(
                                bean(Accounts.class).bucketOf(lotus.id()),
                                List.of(new Telling(
                                        lotus.id(),
                                        NoticeKind.CONTACT_CODE,
                                        null,
                                        now(),
                                        Map.of("code", "482913"),
                                        new Telling.Only(contact, Channel.EMAIL, "lotus@example.com"))),
                                Map.of(lotus.id(), lotus),
                                now()));
        var proof = owner.get("/notices/" + posting.email(posting.post(lotus, now())) + "/proof")
                .body();

        assertThat(proof).contains("its words are not kept").doesNotContain("482913");
    }

    @Test
    void anotherAccountsMessageIsNotThere() {
        tell(lotus, NoticeKind.RENEWED, "lotus-db", Map.of());
        var posted = posting.post(lotus, now());
        var stranger = new Browse(port(), "zh").signIn("stranger", PASSWORD);

        assertThat(stranger.get("/notices").body()).contains("还没有消息");
        assertThat(stranger.get("/notices/history").body()).doesNotContain("lotus");
        for (var id : posted.values()) {
            assertThat(stranger.get("/notices/" + id).statusCode()).isEqualTo(404);
            assertThat(stranger.get("/notices/" + id + "/proof").statusCode()).isEqualTo(404);
        }
        assertThat(owner.get("/notices/" + posting.email(posted)).statusCode()).isEqualTo(404);
    }

    @Test
    void everyTopicHoldsEachKindOnce() {
        for (var kind : NoticeKind.values()) {
            assertThat(Topic.of(kind).kinds()).contains(kind);
        }
        assertThat(List.of(Topic.values()).stream()
                        .mapToInt(topic -> topic.kinds().size())
                        .sum())
                .isEqualTo(NoticeKind.values().length);
    }

    @Test
    void thePagesFitEveryScreenAndReader() {
        tell(lotus, NoticeKind.RENEWAL_FAILED, "lotus-db", Map.of("code", "INSUFFICIENT_BALANCE"));
        var posted = posting.post(lotus, now());
        var pages = List.of(
                "/notices",
                "/notices/" + posting.console(posted),
                "/notices/history",
                "/notices/" + posting.email(posted) + "/proof");
        try (var browser = Chromium.open()) {
            for (int width : new int[] {1280, 390}) {
                var visitor = browser.signedIn(
                        "http://localhost:" + port(),
                        "owner",
                        PASSWORD,
                        width == 390 ? "zh-CN" : "en",
                        width,
                        width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT);
                Page page = visitor.newPage();
                for (var path : pages) {
                    page.navigate("http://localhost:" + port() + path);
                    assertThat(Chromium.violations(page)).as(path).isEmpty();
                    assertThat(Chromium.overflow(page)).as(path).isLessThanOrEqualTo(0);
                }
                visitor.close();
            }
        }
    }

    private void tell(Account account, NoticeKind kind, @Nullable String item, Map<String, String> facts) {
        var about = item == null
                ? null
                : new Telling.About(
                        item, "dms", item(item).life().expiresAt(), Integer.parseInt(facts.getOrDefault("days", "0")));
        transaction()
                .executeWithoutResult(status -> bean(Notices.class)
                        .queue(
                                bean(Accounts.class).bucketOf(account.id()),
                                List.of(new Telling(account.id(), kind, about, now(), facts)),
                                Map.of(account.id(), account),
                                now()));
    }
}
