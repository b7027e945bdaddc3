package dev.perennial.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.Calls;
import dev.perennial.api.Uploading;
import dev.perennial.bank.BankEntry;
import dev.perennial.bank.BankScene;
import dev.perennial.kernel.Period;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk of the vendor's money, by programs: grants, refunds, payouts, and the bank's statements. */
class DeskApiTest extends BankScene {
    private Calls finance;
    private Uploading bank;
    private Calls support;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        finance = new Calls(port(), secret("finance", Role.FINANCE));
        bank = new Uploading(port(), secret("finance2", Role.FINANCE));
        support = new Calls(port(), secret("support", Role.SUPPORT));
    }

    private String secret(String login, Role role) {
        var scopes = Arrays.stream(Scope.values())
                .filter(scope -> scope.isOpenTo(role))
                .collect(Collectors.toSet());
        var wish = new ApiKeys.Wish("program", ApiKey.Kind.BEARER, scopes, Optional.empty());
        return bean(ApiKeys.class)
                .make(user(login, role, null), wish, now())
                .orThrow()
                .secret();
    }

    @Test
    void balanceACreditLineACouponAndTimeAreGivenWithAReason() {
        var lotus = account("lotus", "1.00");
        item("lotus-db", lotus, "dms", "standard", "2026-06-10", Mode.MANUAL, null);
        var path = "/api/v1/grants/balance?account=lotus";
        assertThat(finance.post(path, "{\"amount\": \"50.00\"}").status()).isEqualTo(400);
        assertThat(finance.post(path, "{\"amount\": \"fifty\", \"reason\": \"x\"}")
                        .code())
                .isEqualTo("GRANT_AMOUNT_INVALID");
        assertThat(finance.post(path, "{\"amount\": \"5000.00\", \"reason\": \"x\"}")
                        .code())
                .isEqualTo("GRANT_TO_BE_TYPED_AGAIN");
        assertThat(support.post(path, "{\"amount\": \"50.00\", \"reason\": \"x\"}")
                        .code())
                .isEqualTo("SCOPE_MISSING");
        assertThat(wallet(lotus).balance()).isEqualTo(cny("1.00"));

        var given = finance.post(path, "{\"amount\": \"50.00\", \"reason\": \"an outage\"}");
        assertThat(given.status()).isEqualTo(201);
        assertThat(wallet(lotus).balance()).isEqualTo(cny("51.00"));
        assertThat(finance.post(
                                "/api/v1/grants/credit-line?account=lotus",
                                "{\"amount\": \"200.00\", \"reason\": \"as agreed\"}")
                        .status())
                .isEqualTo(201);
        assertThat(wallet(lotus).creditLimit()).isEqualTo(cny("200.00"));
        assertThat(finance.post("/api/v1/grants/coupon?account=lotus", """
            {"kind": "CASH", "name": "sorry", "value": "5.00", "lastDay": "2026-12-31", "reason": "late"}
            """).status())
                .isEqualTo(201);
        assertThat(support.post("/api/v1/subscriptions/lotus-db/extension", "{\"days\": 3, \"reason\": \"goodwill\"}")
                        .status())
                .isEqualTo(201);
        assertThat(item("lotus-db").life().expiresAt()).isEqualTo(day("2026-06-13"));
        assertThat(finance.post(
                                "/api/v1/grants/extension",
                                "{\"subscription\": \"lotus-db\", \"days\": 1, \"until\": \"2026-07-01\", \"reason\":"
                                        + " \"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(finance.get("/api/v1/grants?account=lotus").body().path("data"))
                .hasSize(4);
        assertThat(finance.get("/api/v1/grants?limit=1").body().path("next").isNull())
                .isFalse();
        assertThat(jdbc().sql("select distinct actor from journal where account_id = 'lotus' and facts ->> 'reason'"
                                + " = 'an outage'")
                        .query(String.class)
                        .list())
                .containsExactly("finance (key: program)");
    }

    @Test
    void moneyOfAPaidOrderGoesBack() {
        var pine = account("pine", "5000.00");
        var order = bought(pine, "pine-db");
        var path = "/api/v1/refunds/" + order.id();
        var before = wallet(pine).balance();
        var open = finance.get(path).body();
        assertThat(open.path("whyNot").isNull()).isTrue();
        assertThat(open.path("lines")).hasSize(1);
        assertThat(finance.post(path, "{\"lines\": [{\"line\": 1, \"amount\": \"x\"}], \"reason\": \"r\"}")
                        .status())
                .isEqualTo(400);
        assertThat(finance.post(path, "{\"lines\": [{\"line\": 1, \"amount\": \"99999.00\"}], \"reason\": \"r\"}")
                        .code())
                .isEqualTo("REFUND_TOO_LARGE");
        assertThat(support.post(path, "{\"lines\": [{\"line\": 1, \"amount\": \"1.00\"}], \"reason\": \"r\"}")
                        .code())
                .isEqualTo("SCOPE_MISSING");
        assertThat(wallet(pine).balance()).isEqualTo(before);

        var given = finance.post(
                path, "{\"lines\": [{\"line\": 1, \"amount\": \"1.00\"}], \"reason\": \"double purchase\"}");
        assertThat(given.status()).isEqualTo(201);
        assertThat(given.body()
                        .path("given")
                        .get(0)
                        .path("amount")
                        .path("amount")
                        .asString())
                .isEqualTo("1.00");
        assertThat(wallet(pine).balance()).isEqualTo(before.plus(cny("1.00")));
        assertThat(finance.post(
                                path,
                                "{\"lines\": [{\"line\": 1, \"amount\": \"1.00\"}], \"toPayment\": true, \"reason\":"
                                        + " \"r\"}")
                        .code())
                .isEqualTo("NO_ORIGINAL_PAYMENT");
        assertThat(finance.get("/api/v1/refunds")
                        .body()
                        .path("data")
                        .get(0)
                        .path("because")
                        .asString())
                .isEqualTo("double purchase");
        assertThat(finance.get("/api/v1/refunds/" + UUID.randomUUID()).code()).isEqualTo("ORDER_NOT_FOUND");

        var other = bought(pine, "pine-web");
        var undone = finance.post("/api/v1/refunds/" + other.id() + "/undo", "{\"reason\": \"wrong item\"}");
        assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
        assertThat(item("pine-web").life().expiresAt()).isEqualTo(day("2026-06-10"));
    }

    @Test
    void aStatementIsBroughtInAndItsEntriesSettled() {
        var fir = account("fir", "0.00");
        var file = camt("S-1", in("E1", "10.00", "no reference"), in("E2", "20.00", "nothing either"))
                .getBytes(StandardCharsets.UTF_8);
        var imported = bank.send("/api/v1/statements?name=march.xml", "application/xml", file);
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(201);
        assertThat(imported.body().path("asked").asInt()).isEqualTo(2);
        assertThat(bank.send("/api/v1/statements?name=march.xml", "application/xml", file)
                        .body()
                        .path("isKnown")
                        .asBoolean())
                .isTrue();
        assertThat(bank.send("/api/v1/statements", "application/xml", "<no/>".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(409);
        assertThat(finance.get("/api/v1/statements").body().path("data")).hasSize(1);
        var statement = finance.get("/api/v1/statements")
                .body()
                .path("data")
                .get(0)
                .path("id")
                .asString();
        assertThat(finance.get("/api/v1/statements/" + statement + "/entries?limit=1")
                        .body()
                        .path("next")
                        .isNull())
                .isFalse();
        assertThat(finance.get("/api/v1/statement-files").body().path("data")).hasSize(1);
        assertThat(finance.get("/api/v1/bank-entries").body().path("data")).hasSize(2);

        var credit = "/api/v1/bank-entries/" + entry("E1").id() + "/credit";
        assertThat(support.post(credit, "{\"account\": \"fir\", \"reason\": \"r\"}")
                        .code())
                .isEqualTo("SCOPE_MISSING");
        assertThat(finance.post(credit, "{\"account\": \"nobody\", \"reason\": \"r\"}")
                        .code())
                .isEqualTo("ENTRY_ACCOUNT_UNKNOWN");
        assertThat(wallet(fir).balance()).isEqualTo(cny("0.00"));
        var done = finance.post(credit, "{\"account\": \"fir\", \"reason\": \"they called\"}");
        assertThat(done.body().path("entry").path("state").asString()).isEqualTo("CREDITED");
        assertThat(done.body().path("acts").get(0).path("reason").asString()).isEqualTo("they called");
        assertThat(wallet(fir).balance()).isEqualTo(cny("10.00"));
        var ignored = "/api/v1/bank-entries/" + entry("E2").id() + "/ignore";
        assertThat(finance.post(ignored, "{\"reason\": \"our own\"}").status()).isEqualTo(200);
        assertThat(entry("E2").state()).isEqualTo(BankEntry.State.IGNORED);
        assertThat(finance.post(ignored, "{\"reason\": \"our own\"}").code()).isEqualTo("ENTRY_SETTLED");
        assertThat(finance.get("/api/v1/bank-entries").body().path("data")).isEmpty();
    }

    @Test
    void mappingsAreKeptByName() {
        assertThat(finance.get("/api/v1/statement-mappings").body().toString()).contains("plain");
        assertThat(finance.put("/api/v1/statement-mappings/ours", "{\"content\": \"nonsense\"}")
                        .code())
                .isEqualTo("MAPPING_INVALID");
        assertThat(finance.put("/api/v1/statement-mappings/ours", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void payoutsAreListedAndLookedUp() {
        assertThat(finance.get("/api/v1/payouts?list=BANK").body().path("data")).isEmpty();
        assertThat(finance.get("/api/v1/payouts?list=nonsense").status()).isEqualTo(400);
        var nobody = "/api/v1/payouts/" + UUID.randomUUID();
        assertThat(finance.get(nobody).code()).isEqualTo("PAYOUT_NOT_FOUND");
        assertThat(finance.post(nobody + "/paid", "{\"reference\": \"2026-1\", \"reason\": \"wired\"}")
                        .code())
                .isEqualTo("PAYOUT_NOT_FOUND");
    }

    private Order bought(Account account, String item) {
        var bought = item(item, account, "dms", "standard", "2026-06-10", Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(List.of(new Wish(bought.id(), Period.parse("P1M"))), customer(account.id()), now())
                .orThrow();
    }
}
