package dev.perennial.api.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.post.FakeCarriers;
import dev.perennial.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** What an account was told, as its programs read it. */
class NoticesApiTest extends ApiScene {
    private Account lotus;
    private Calls owner;

    @Override
    protected void beans(GenericApplicationContext fresh) {
        FakeCarriers.register(fresh);
    }

    @BeforeAll
    void open() {
        bean(FakeCarriers.class).answer(parcel -> new Carrier.Answer.Taken(Optional.of("ref-1"), "250 queued as 4F1"));
        lotus = account("lotus", "100.00");
        owner = program("owner", Role.OWNER, lotus);
    }

    @Test
    void whatWasToldIsListedFilteredAndCutIntoPages() {
        tell(NoticeKind.LOW_BALANCE);
        tell(NoticeKind.TOP_UP_RECEIVED);
        var all = owner.get("/api/v1/notices").body();
        assertThat(texts(all, "channel")).contains("EMAIL", "SMS", "CONSOLE");
        assertThat(all.path("next").isNull()).isTrue();

        var mails = owner.get("/api/v1/notices?channel=EMAIL&kind=LOW_BALANCE&state=SENT");
        assertThat(mails.body().path("data").size()).isBetween(1, 5);
        var mail = mails.body().path("data").get(0);
        assertThat(mail.path("recipient").asString()).isEqualTo("lotus@example.com");
        assertThat(mail.path("kinds").toString()).contains("LOW_BALANCE");

        var until = now().minus(Duration.ofDays(1)).toString();
        assertThat(owner.get("/api/v1/notices?until=" + until).body().path("data"))
                .isEmpty();
        var first = owner.get("/api/v1/notices?limit=1").body();
        var second = owner.get(
                        "/api/v1/notices?limit=200&after=" + first.path("next").asString())
                .body();
        assertThat(second.path("data")).hasSize(all.path("data").size() - 1);
        assertThat(second.path("data").get(0).path("id"))
                .isEqualTo(all.path("data").get(1).path("id"));
    }

    @Test
    void theProofHasItsWordsItsTriesAndWhatTheServerAnswered() {
        tell(NoticeKind.PAYMENT_DECLINED);
        var mail = first("/api/v1/notices?channel=EMAIL&kind=PAYMENT_DECLINED");
        var proof = owner.get("/api/v1/notices/" + mail).body();
        assertThat(proof.path("subject").asString()).isNotBlank();
        assertThat(proof.path("body").asString()).contains("lotus");
        assertThat(proof.path("attempts").get(0).path("outcome").asString()).isEqualTo("TAKEN");
        assertThat(proof.path("attempts").get(0).path("answer").asString()).contains("250 queued");
        assertThat(proof.path("due").get(0).path("kind").asString()).isEqualTo("PAYMENT_DECLINED");

        var console = first("/api/v1/notices?channel=CONSOLE&kind=PAYMENT_DECLINED");
        assertThat(owner.get("/api/v1/notices/" + console).body().path("body").asString())
                .as("the console's words are made as they are read")
                .isNotBlank();
        assertThat(owner.send("GET", "/api/v1/notices/" + console, null, "Accept-Language", "zh")
                        .body()
                        .path("subject")
                        .asString())
                .matches(".*\\p{IsHan}.*");
    }

    @Test
    void anotherAccountsMessagesAreNotThere() {
        tell(NoticeKind.LOW_BALANCE);
        var id = first("/api/v1/notices");
        var stranger = program("stranger", Role.OWNER, account("heron", "1.00"));
        assertThat(stranger.get("/api/v1/notices/" + id).code()).isEqualTo("MESSAGE_NOT_FOUND");
        assertThat(stranger.get("/api/v1/notices?account=lotus").code()).isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(stranger.post("/api/v1/inbox/" + id + "/reading", "{}").status())
                .isEqualTo(404);
        var support = program("support", Role.SUPPORT, null);
        assertThat(support.get("/api/v1/notices?account=lotus").body().path("data"))
                .isNotEmpty();
        assertThat(support.get("/api/v1/notices/" + id).body().path("account").asString())
                .isEqualTo("lotus");
        assertThat(support.get("/api/v1/notices").code()).isEqualTo("ACCOUNT_MISSING");
    }

    @Test
    void messagesOfTheConsoleAreReadOnceForAll() {
        owner.post("/api/v1/inbox/reading", "{}");
        assertThat(unread()).isZero();
        tell(NoticeKind.LOW_BALANCE);
        assertThat(unread()).isEqualTo(1);
        var fresh = owner.get("/api/v1/inbox?unread=true").body().path("data");
        assertThat(fresh).hasSize(1);
        assertThat(fresh.get(0).path("subject").asString()).isNotBlank();

        var viewer = program("viewer", Role.VIEWER, lotus);
        var path = "/api/v1/inbox/" + fresh.get(0).path("id").asString() + "/reading";
        assertThat(viewer.post(path, "{}").code()).isEqualTo("SCOPE_MISSING");
        assertThat(unread()).isEqualTo(1);
        assertThat(owner.post(path, "{}").status()).isEqualTo(200);
        assertThat(unread()).isZero();
        tell(NoticeKind.LOW_BALANCE);
        assertThat(owner.post("/api/v1/inbox/reading", "{}").body().path("read").asInt())
                .isEqualTo(1);
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(owner.get("/api/v1/notices?after=nonsense").code()).isEqualTo("CURSOR_NOT_VALID");
        assertThat(owner.get("/api/v1/notices?limit=0").code()).isEqualTo("REQUEST_NOT_VALID");
    }

    private int unread() {
        return owner.get("/api/v1/inbox/unread").body().path("unread").asInt();
    }

    private String first(String path) {
        return owner.get(path).body().path("data").get(0).path("id").asString();
    }

    private static List<String> texts(JsonNode page, String field) {
        return page.path("data")
                .valueStream()
                .map(row -> row.path(field).asString())
                .distinct()
                .toList();
    }

    private void tell(NoticeKind kind) {
        var facts = Map.of(
                "amount", "100.00",
                "available", "100.00",
                "shortfall", "5.00",
                "currency", "CNY",
                "reason", "card_declined",
                "at", now().toString());
        var telling = new Telling(lotus.id(), kind, null, now(), facts);
        transaction()
                .executeWithoutResult(status -> bean(Notices.class)
                        .queue(
                                bean(Accounts.class).bucketOf(lotus.id()),
                                List.of(telling),
                                Map.of(lotus.id(), lotus),
                                now()));
        bean(Clockwork.class).work(now(), n -> {});
    }
}
