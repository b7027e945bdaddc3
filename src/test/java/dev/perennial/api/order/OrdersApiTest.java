package dev.perennial.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.audit.Audits;
import dev.perennial.order.Orders;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Programs renew, pay, cancel and undo, by what they were shown. */
class OrdersApiTest extends ApiScene {
    private static final String TERMS = "\"acceptedTerms\": {\"dms\": \"2026-01\"}";

    @Test
    void whatIsBoughtAtOnceIsPaidAndExtendsTheItem() {
        var account = account("buyer", "1000.00");
        item("b-1", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var program = program("buyer.owner", Role.OWNER, account);

        var answer = order(program, "b-1", "BALANCE", "\"period\": \"P3M\"", "");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("state").asString()).isEqualTo("PAID");
        assertThat(answer.body().at("/price/amount").asString()).isEqualTo("897.00");
        assertThat(answer.body().at("/lines/0/termEnd").asString())
                .isEqualTo(day("2026-09-01").toString());
        assertThat(item("b-1").life().expiresAt()).isEqualTo(day("2026-09-01"));
        assertThat(wallet(account).available()).isEqualTo(cny("103.00"));
        var kept = bean(Orders.class).find(id(answer)).orElseThrow();
        assertThat(kept.asked().termsAcceptedAt()).isEqualTo(now());

        var details = program.get("/api/v1/orders/" + id(answer)).body();
        assertThat(details.at("/steps/0/by").asString()).isEqualTo("buyer.owner (key: program)");
        assertThat(details.at("/canUndo/possible").asBoolean()).isTrue();
        assertThat(details.at("/canUndo/toWallet/amount").asString()).isEqualTo("897.00");

        var undone = program.post("/api/v1/orders/" + id(answer) + "/undoing", "{}");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.body().path("undoes").asString()).isEqualTo(id(answer).toString());
        assertThat(item("b-1").life().expiresAt()).isEqualTo(day("2026-06-01"));
        assertThat(wallet(account).available()).isEqualTo(cny("1000.00"));
        assertThat(program.post("/api/v1/orders/" + id(answer) + "/undoing", "{}")
                        .code())
                .isEqualTo("NOT_UNDOABLE");
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void whatIsPlacedIsPaidLaterOrCancelled() {
        var account = account("placer", "500.00");
        item("p-1", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        item("p-2", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var program = program("placer.owner", Role.PAYER, account);

        var first = order(program, "p-1", "LATER", "\"period\": \"P1M\"", "");
        assertThat(first.body().path("state").asString()).isEqualTo("UNPAID");
        assertThat(order(program, "p-1", "LATER", "\"period\": \"P1M\"", "").code())
                .isEqualTo("ORDER_IN_PROGRESS");
        var details = program.get("/api/v1/orders/" + id(first)).body();
        assertThat(details.at("/canPay/fromWallet/amount").asString()).isEqualTo("299.00");
        assertThat(details.path("canCancel").asBoolean()).isTrue();
        var paid = program.post("/api/v1/orders/" + id(first) + "/payment", "{}");
        assertThat(paid.body().path("state").asString()).isEqualTo("PAID");
        assertThat(program.post("/api/v1/orders/" + id(first) + "/cancellation", "{}")
                        .code())
                .isEqualTo("ORDER_NOT_UNPAID");

        var second = order(program, "p-2", "LATER", "\"period\": \"P1Y\"", "");
        assertThat(program.post("/api/v1/orders/" + id(second) + "/payment", "{}")
                        .code())
                .isEqualTo("INSUFFICIENT_BALANCE");
        var going = program.post("/api/v1/orders/" + id(second) + "/payments", "{}");
        assertThat(going.status()).isEqualTo(201);
        assertThat(going.body().path("address").asString()).startsWith("http");
        assertThat(going.body().at("/amount/amount").asString()).isEqualTo("2789.00");
        assertThat(program.get("/api/v1/orders/" + id(second) + "/payments")
                        .body()
                        .size())
                .isEqualTo(1);
        var instructions = program.post("/api/v1/orders/" + id(second) + "/transfer-instructions", "{}");
        assertThat(instructions.body().path("reference").asString()).startsWith("RF");
        var cancelled = program.post("/api/v1/orders/" + id(second) + "/cancellation", "{}");
        assertThat(cancelled.body().path("cancelledBecause").asString()).isEqualTo("CUSTOMER");

        var listed = program.get("/api/v1/orders?limit=1");
        assertThat(listed.body().at("/data/0/id").asString())
                .isEqualTo(id(second).toString());
        var next = program.get(
                "/api/v1/orders?limit=1&after=" + listed.body().path("next").asString());
        assertThat(next.body().at("/data/0/id").asString()).isEqualTo(id(first).toString());
        assertThat(next.body().path("next").isNull()).isTrue();
        assertThat(program.get("/api/v1/orders?state=PAID&text=p-1")
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(program.get("/api/v1/orders?before=2026-03-01T00:00:00Z")
                        .body()
                        .path("data")
                        .size())
                .isZero();
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void whatHasChangedSinceItWasShownIsNotBought() {
        var account = account("shown", "1000.00");
        item("s-1", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var program = program("shown.owner", Role.OWNER, account);

        var dearer = order(program, "s-1", "BALANCE", "\"period\": \"P1M\"", expected("250.00", "2026-07-01"));
        assertThat(dearer.status()).isEqualTo(409);
        assertThat(dearer.code()).isEqualTo("PRICE_CHANGED");
        assertThat(order(program, "s-1", "BALANCE", "\"period\": \"P1M\"", expected("299.00", "2026-06-30"))
                        .code())
                .isEqualTo("EXPIRATION_CHANGED");
        var other = program.post(
                "/api/v1/orders",
                "{\"pay\": \"BALANCE\", \"items\": [{\"subscription\": \"s-1\", \"period\": \"P1M\"}]}");
        assertThat(other.code()).isEqualTo("TERMS_NOT_ACCEPTED");
        assertThat(wallet(account).available()).isEqualTo(cny("1000.00"));

        var as = order(program, "s-1", "BALANCE", "\"period\": \"P1M\"", expected("299.00", "2026-07-01"));
        assertThat(as.status()).isEqualTo(201);
    }

    @Test
    void theSameReferenceAnswersTheSameOrder() {
        var account = account("again", "1000.00");
        item("a-1", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var program = program("again.owner", Role.OWNER, account);
        var reference = ", \"reference\": \"po-4711-0001\"";
        var once = order(program, "a-1", "BALANCE", "\"period\": \"P1M\"", reference);
        var twice = order(program, "a-1", "BALANCE", "\"period\": \"P1M\"", reference);
        assertThat(id(twice)).isEqualTo(id(once));
        assertThat(order(program, "a-1", "BALANCE", "\"period\": \"P2M\"", reference)
                        .code())
                .isEqualTo("KEY_REUSED");
        assertThat(wallet(account).available()).isEqualTo(cny("701.00"));
    }

    @Test
    void oneIdempotencyKeyBuysOnce() {
        var account = account("once", "1000.00");
        item("o-1", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var program = program("once.owner", Role.OWNER, account);
        var key = new String[] {"Idempotency-Key", "renewal-of-o-1"};
        var body = body("o-1", "BALANCE", "\"period\": \"P1M\"", "");
        var once = program.send("POST", "/api/v1/orders", body, key);
        var twice = program.send("POST", "/api/v1/orders", body, key);
        assertThat(once.status()).isEqualTo(201);
        assertThat(twice.status()).isEqualTo(201);
        assertThat(id(twice)).isEqualTo(id(once));
        assertThat(bean(Orders.class).of(account.id())).hasSize(1);
        assertThat(wallet(account).available()).isEqualTo(cny("701.00"));
    }

    @Test
    void ofAnotherAccountThereIsNothingAndNonsenseChangesNothing() {
        var mine = account("mine", "1000.00");
        var theirs = account("theirs", "1000.00");
        item("m-1", mine, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        item("t-1", theirs, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var program = program("mine.owner", Role.OWNER, mine);
        var stranger = program("theirs.owner", Role.OWNER, theirs);
        var placed = order(stranger, "t-1", "LATER", "\"period\": \"P1M\"", "");

        for (var path : new String[] {"", "/payments"}) {
            assertThat(program.get("/api/v1/orders/" + id(placed) + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        for (var act : new String[] {"payment", "cancellation", "undoing", "payments", "transfer-instructions"}) {
            assertThat(program.post("/api/v1/orders/" + id(placed) + "/" + act, "{}")
                            .status())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(order(program, "t-1", "BALANCE", "\"period\": \"P1M\"", "").status())
                .isEqualTo(404);
        assertThat(program.get("/api/v1/orders?account=theirs").status()).isEqualTo(404);

        var viewer = program("mine.viewer", Role.VIEWER, mine);
        assertThat(order(viewer, "m-1", "BALANCE", "\"period\": \"P1M\"", "").status())
                .isEqualTo(403);
        assertThat(viewer.get("/api/v1/orders").status()).isEqualTo(200);

        var nonsense = program.post(
                "/api/v1/orders",
                "{\"items\": [{\"period\": \"P1M\"}, {\"subscription\": \"m-1\", \"period\": \"3 months\"}],"
                        + " \"expected\": {\"price\": \"cheap\"}}");
        assertThat(nonsense.status()).isEqualTo(400);
        assertThat(nonsense.body().path("errors").toString())
                .contains("/pay", "/items/0/subscription", "/items/1/period", "/expected/price", "/expected/toPay");
        assertThat(bean(Orders.class).of(mine.id())).isEmpty();
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void theVendorsPeopleActForTheAccountTheyName() {
        var account = account("served", "1000.00");
        item("v-1", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var operator = program("operator.one", Role.OPERATOR, null);
        assertThat(operator.get("/api/v1/orders").code()).isEqualTo("ACCOUNT_MISSING");
        var bought = operator.post("/api/v1/orders?account=served", body("v-1", "BALANCE", "\"period\": \"P1M\"", ""));
        assertThat(bought.status()).isEqualTo(201);
        assertThat(operator.post("/api/v1/orders/" + id(bought) + "/undoing", "{}")
                        .code())
                .isEqualTo("REASON_MISSING");
        assertThat(operator.post("/api/v1/orders/" + id(bought) + "/undoing", "{\"reason\": \"asked by phone\"}")
                        .status())
                .isEqualTo(200);
        assertThat(operator.get("/api/v1/orders/counts?account=served").body().toString())
                .contains("\"state\":\"PAID\",\"count\":2");
    }

    private static String expected(String price, String end) {
        return ", \"expected\": {\"price\": \"" + price + "\", \"toPay\": \"" + price
                + "\", \"expirations\": {\"s-1\": \"" + day(end) + "\"}}";
    }

    private static String body(String item, String pay, String length, String more) {
        return "{\"pay\": \"" + pay + "\", \"items\": [{\"subscription\": \"" + item + "\", " + length + "}], " + TERMS
                + more + "}";
    }

    private static Calls.Answer order(Calls program, String item, String pay, String length, String more) {
        return program.post("/api/v1/orders", body(item, pay, length, more));
    }

    private static UUID id(Calls.Answer answer) {
        return UUID.fromString(answer.body().path("id").asString());
    }
}
