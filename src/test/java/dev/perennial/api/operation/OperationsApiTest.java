package dev.perennial.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.post.FakeCarriers;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** Runs, what is set aside, the journal, the outbox, the books and the laws, as programs of the vendor meet them. */
class OperationsApiTest extends ApiScene {
    private static final String BECAUSE = "{\"reason\": \"after the outage\"}";

    private Account lotus;
    private Calls operator;
    private Calls support;
    private Calls auditor;
    private Calls owner;

    @Override
    protected void beans(GenericApplicationContext fresh) {
        FakeCarriers.register(fresh);
    }

    @BeforeAll
    void open() {
        lotus = account("lotus", "5000.00");
        operator = program("operator", Role.OPERATOR, null);
        support = program("support", Role.SUPPORT, null);
        auditor = program("auditor", Role.AUDITOR, null);
        owner = program("owner", Role.OWNER, lotus);
    }

    @Test
    void aRunIsAskedForAndLookedAt() {
        var runner = account("runner", "5000.00");
        item("runner-db", runner, "dms", "standard", "2026-03-10", Mode.AUTO, "P1M");
        moveTo(at("2026-03-09 08:05"));
        assertThat(operator.get("/api/v1/runs/next").body().path("dueNow").asInt())
                .isPositive();
        assertThat(operator.post("/api/v1/runs", "{\"reason\": \" \"}").status())
                .isEqualTo(400);
        assertThat(support.post("/api/v1/runs", BECAUSE).code()).isEqualTo("SCOPE_MISSING");

        var begun = operator.post("/api/v1/runs", BECAUSE);
        assertThat(begun.status()).isEqualTo(202);
        var address = begun.raw().headers().firstValue("Location").orElseThrow();
        var ended = ended(address);
        assertThat(ended.path("state").asString()).isEqualTo("DONE");
        assertThat(ended.path("askedBy").asString()).isEqualTo("operator (key: program)");
        assertThat(ended.path("reason").asString()).isEqualTo("after the outage");
        assertThat(ended.path("report").path("renewed").asInt()).isPositive();
        assertThat(item("runner-db").life().expiresAt()).isEqualTo(day("2026-04-10"));
        var listed = auditor.get("/api/v1/runs?limit=1").body().path("data").get(0);
        assertThat(listed.path("report")).isEqualTo(ended.path("report"));
    }

    @Test
    void oneRunGoesAtATimeAndOneThatIsLostHoldsNothingUp() {
        var lost = UUID.randomUUID();
        jdbc().sql("""
            insert into asked_run (run_id, asked_by, reason, at, asked_at, seen_at, state, due, decided)
            values (?, 'operator', 'x', ?::timestamptz, now(), now(), 'RUNNING', 0, 0)\
            """).params(lost, now().toString()).update();
        var refused = operator.post("/api/v1/runs", BECAUSE);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("RUN_GOING");
        assertThat(refused.body().path("facts").path("run").asString()).isEqualTo(lost.toString());

        jdbc().sql("update asked_run set seen_at = now() - interval '3 minutes' where run_id = ?")
                .param(lost)
                .update();
        var begun = operator.post("/api/v1/runs", BECAUSE);
        assertThat(begun.status()).isEqualTo(202);
        ended("/api/v1/runs/" + begun.body().path("id").asString());
        assertThat(operator.get("/api/v1/runs/" + lost).body().path("state").asString())
                .isEqualTo("LOST");
        assertThat(operator.get("/api/v1/runs/" + UUID.randomUUID()).code()).isEqualTo("RUN_NOT_FOUND");
    }

    @Test
    void whatIsSetAsideIsPutBackWithAReason() {
        var heron = account("heron", "1.00");
        item("heron-db", heron, "dms", "standard", "2027-03-10", Mode.MANUAL, null);
        jdbc().sql("update subscription set parked_at = ?::timestamptz, parked_reason = 'a.B: no' where"
                        + " subscription_id = 'heron-db'")
                .params(now().toString())
                .update();
        assertThat(auditor.get("/api/v1/parked-items").body().toString()).contains("heron-db", "a.B: no");
        assertThat(auditor.post("/api/v1/parked-items/heron-db/unpark", BECAUSE).code())
                .isEqualTo("SCOPE_MISSING");
        assertThat(support.post("/api/v1/parked-items/heron-db/unpark", "{}").status())
                .isEqualTo(400);
        assertThat(support.post("/api/v1/parked-items/heron-db/unpark", BECAUSE).status())
                .isEqualTo(204);
        assertThat(support.post("/api/v1/parked-items/heron-db/unpark", BECAUSE).code())
                .isEqualTo("NOT_PARKED");
        assertThat(support.post("/api/v1/parked-items/nothing/unpark", BECAUSE).status())
                .isEqualTo(404);
        var told = auditor.get("/api/v1/journal?account=heron&kind=UNPARKED")
                .body()
                .path("data");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).path("facts").path("reason").asString()).isEqualTo("after the outage");
        assertThat(told.get(0).path("actor").asString()).isEqualTo("support (key: program)");
        assertThat(told.get(0).path("what").asString()).isNotBlank();
    }

    @Test
    void aTaskWithoutAnAnswerIsAskedAgain() {
        var pine = account("pine", "5000.00");
        var item = item("pine-db", pine, "dms", "standard", "2027-03-10", Mode.MANUAL, null);
        bean(Orders.class)
                .buyNow(List.of(new Wish(item.id(), Period.parse("P1M"))), customer(pine.id()), now())
                .orThrow();
        assertThat(jdbc().sql("""
            update provider_task set state = 'PARKED', attempts = 20, answer = 'connection refused'
            where subscription_id = 'pine-db'\
            """).update()).isEqualTo(1);
        var task = auditor.get("/api/v1/parked-tasks").body().path("data").get(0);
        assertThat(task.path("answer").asString()).isEqualTo("connection refused");
        assertThat(task.path("isParked").asBoolean()).isTrue();
        var path = "/api/v1/parked-tasks/" + task.path("id").asString() + "/retry";
        assertThat(auditor.post(path, BECAUSE).code()).isEqualTo("SCOPE_MISSING");
        assertThat(support.post(path, BECAUSE).status()).isEqualTo(204);
        assertThat(support.post(path, BECAUSE).code()).isEqualTo("NOT_PARKED");
        assertThat(auditor.get("/api/v1/journal?account=pine&kind=PROVIDER_ASKED_AGAIN")
                        .body()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void theJournalGoesOnByCursor() {
        for (int n = 0; n < 3; n++) topUp(lotus, "1.0" + n);
        var first = auditor.get("/api/v1/journal?account=lotus&limit=2").body();
        assertThat(first.path("data")).hasSize(2);
        var next = auditor.get("/api/v1/journal?account=lotus&limit=2&after="
                        + first.path("next").asString())
                .body();
        assertThat(next.path("data")).isNotEmpty();
        assertThat(next.path("data").get(0).path("id"))
                .isNotEqualTo(first.path("data").get(1).path("id"));
        assertThat(auditor.get("/api/v1/journal?kind=NONSENSE").status()).isEqualTo(400);
    }

    @Test
    void messagesThatDidNotArriveAreSentAgain() {
        var nobody = "/api/v1/outbox/" + UUID.randomUUID();
        assertThat(auditor.get("/api/v1/outbox").status()).isEqualTo(200);
        assertThat(auditor.get("/api/v1/outbox/health").body().path("channels")).hasSize(2);
        assertThat(support.get(nobody).code()).isEqualTo("MESSAGE_NOT_FOUND");
        assertThat(support.post(nobody + "/resend", "{\"contact\": null, \"reason\": \"again\"}")
                        .code())
                .isEqualTo("MESSAGE_NOT_FOUND");
        assertThat(auditor.post("/api/v1/outbox/resend", "{\"channel\": \"EMAIL\", \"reason\": \"again\"}")
                        .code())
                .isEqualTo("SCOPE_MISSING");
        bean(FakeCarriers.class).answer(parcel -> new Carrier.Answer.Never("550 no such user", false));
        var telling = new Telling(
                lotus.id(),
                NoticeKind.TOP_UP_RECEIVED,
                null,
                now(),
                Map.of("amount", "100.00", "available", "100.00", "currency", "CNY"));
        transaction()
                .executeWithoutResult(status -> bean(Notices.class)
                        .queue(
                                bean(Accounts.class).bucketOf(lotus.id()),
                                List.of(telling),
                                Map.of(lotus.id(), lotus),
                                now()));
        bean(Clockwork.class).work(now(), n -> {});
        var failed = auditor.get("/api/v1/outbox?state=FAILED&account=lotus&channel=EMAIL")
                .body()
                .path("data")
                .get(0);
        assertThat(failed.path("answer").asString()).contains("550 no such user");
        var path = "/api/v1/outbox/" + failed.path("id").asString();
        assertThat(support.get(path)
                        .body()
                        .path("attempts")
                        .get(0)
                        .path("outcome")
                        .asString())
                .isEqualTo("NEVER");
        assertThat(support.post(path + "/resend", "{\"contact\": null}").status())
                .isEqualTo(400);
        assertThat(support.post(path + "/resend", "{\"contact\": null, \"reason\": \"mended\"}")
                        .body()
                        .path("id"))
                .isEqualTo(failed.path("id"));
        assertThat(support.get(path).body().path("state").asString()).isEqualTo("QUEUED");
        assertThat(support.post(path + "/resend", "{\"contact\": null, \"reason\": \"mended\"}")
                        .code())
                .isEqualTo("MESSAGE_NOT_STUCK");
        assertThat(auditor.get("/api/v1/journal?account=lotus&kind=MESSAGE_RESENT")
                        .body()
                        .path("data")
                        .get(0)
                        .path("facts")
                        .path("reason")
                        .asString())
                .isEqualTo("mended");
    }

    @Test
    void theBooksAndTheLawsAreLookedAt() {
        var balance =
                auditor.get("/api/v1/books/trial-balance").body().path("data").get(0);
        assertThat(balance.path("currency").asString()).isEqualTo("CNY");
        assertThat(balance.path("sum").path("amount").asString()).isEqualTo("0.00");
        assertThat(auditor.get("/api/v1/books/entries?limit=1").body().path("data"))
                .hasSize(1);
        assertThat(auditor.get("/api/v1/books/days?currency=CNY&account=WALLET")
                        .body()
                        .path("data"))
                .isNotEmpty();
        assertThat(auditor.get("/api/v1/books/deferred-revenue?from=2026-01&to=2026-12")
                        .status())
                .isEqualTo(200);
        assertThat(auditor.get("/api/v1/books/deferred-revenue?from=then&to=2026-12")
                        .status())
                .isEqualTo(400);
        var audit = auditor.post("/api/v1/audits", "{}");
        assertThat(audit.body().path("laws")).hasSize(9);
    }

    @Test
    void customersKeysOpenNoneOfIt() {
        for (var path : new String[] {
            "runs", "runs/next", "parked-items", "parked-tasks", "journal", "outbox", "outbox/health",
            "books/trial-balance", "books/entries", "grants", "refunds", "payouts", "statements", "bank-entries",
            "statement-mappings", "statement-files", "exports"
        }) {
            assertThat(owner.get("/api/v1/" + path).code()).as(path).isEqualTo("SCOPE_MISSING");
        }
        assertThat(owner.post("/api/v1/audits", "{}").code()).isEqualTo("SCOPE_MISSING");
    }

    private JsonNode ended(String address) {
        while (true) {
            var run = operator.get(address).body();
            if (!run.path("state").asString().equals("RUNNING")) return run;
            Thread.onSpinWait();
        }
    }
}
