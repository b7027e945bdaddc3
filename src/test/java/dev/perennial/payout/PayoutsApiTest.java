package dev.perennial.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.Calls;
import dev.perennial.audit.Audits;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money goes out by programs of the vendor: back to original payments, to the bank by hand, or not at all. */
class PayoutsApiTest extends Paying {
    private Calls finance;
    private Calls support;

    @Override
    protected boolean isServed() {
        return true;
    }

    @BeforeAll
    void open() {
        finance = program("finance", Role.FINANCE, null);
        support = program("support", Role.SUPPORT, null);
    }

    @BeforeEach
    void begin() {
        gateway().says(() -> "done");
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(bucket -> {})).isEmpty();
    }

    @Test
    void aRefundGoesOnToTheOriginalPayment() {
        var account = account("original", "0.00");
        var order = boughtByPayment(account, "original-box");
        var path = "/api/v1/refunds/" + order.id();
        var paid = order.paidFromWallet();
        assertThat(finance.get(path).body().at("/toPayment/amount").asString()).isEqualTo(paid.decimal());
        var part = "{\"lines\": [{\"line\": 1, \"amount\": \"100.00\"}], \"toPayment\": true, \"reason\": \"asked\"}";
        var given = finance.post(path, part);
        assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
        assertThat(given.body().at("/given/0/amount/amount").asString()).isEqualTo("100.00");
        assertThat(given.body().at("/toPayment/amount").asString())
                .isEqualTo(paid.minus(cny("100.00")).decimal());
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));

        var waiting = finance.get("/api/v1/payouts?list=GATEWAY").body().at("/data/0");
        assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
        assertThat(waiting.path("payment").isNull()).isFalse();
        assertThat(waiting.path("refund")).isEqualTo(given.body().at("/given/0/refund"));
        work(account);
        var id = waiting.path("id").asString();
        var done = finance.get("/api/v1/payouts/" + id).body();
        assertThat(done.path("state").asString()).isEqualTo("PAID");
        assertThat(done.path("answer").asString()).isEqualTo("back-" + id);
        assertThat(finance.get("/api/v1/payouts?list=PAID").body().toString()).contains(id);
    }

    @Test
    void whatTheBankIsToBeToldIsMarkedPaidOrRefused() {
        var account = account("wired", "0.00");
        topUp(account, "200.00");
        var owner = program("wired.owner", Role.OWNER, account);
        var paid = withdrawn(owner, "50.00");
        var refused = withdrawn(owner, "30.00");
        assertThat(wallet(account).balance()).isEqualTo(cny("120.00"));
        var listed = finance.get("/api/v1/payouts?list=BANK").body();
        assertThat(listed.toString()).contains(paid, refused, "DE89370400440532013000");

        var path = "/api/v1/payouts/" + paid;
        var wired = "{\"reference\": \"2026-17\", \"reason\": \"wired this morning\"}";
        assertThat(finance.post(path + "/paid", "{\"reference\": \"2026-17\"}").status())
                .isEqualTo(400);
        assertThat(support.post(path + "/paid", wired).code()).isEqualTo("SCOPE_MISSING");
        assertThat(owner.post(path + "/paid", wired).code()).isEqualTo("SCOPE_MISSING");
        var done = finance.post(path + "/paid", wired).body();
        assertThat(done.path("state").asString()).isEqualTo("PAID");
        assertThat(done.path("endedBecause").asString()).isEqualTo("wired this morning");
        assertThat(finance.post(path + "/paid", wired).code()).isEqualTo("PAYOUT_ENDED");

        var no = finance.post("/api/v1/payouts/" + refused + "/refusal", "{\"reason\": \"a wrong IBAN\"}");
        assertThat(no.body().path("state").asString()).isEqualTo("REFUSED");
        assertThat(wallet(account).balance()).isEqualTo(cny("150.00"));
        assertThat(owner.get("/api/v1/wallet/withdrawals").body().findValuesAsString("reference"))
                .contains("2026-17");
    }

    @Test
    void aGatewayIsAskedAgain() {
        var account = account("again", "0.00");
        paidIn(account, "300.00");
        gateway().says(() -> "unknown");
        var owner = program("again.owner", Role.OWNER, account);
        var path = "/api/v1/payouts/" + withdrawn(owner, "100.00");
        var again = "{\"reason\": \"they are back\"}";
        assertThat(finance.post(path + "/paid", "{\"reference\": \"x\", \"reason\": \"r\"}")
                        .code())
                .isEqualTo("PAYOUT_UNDER_WAY");
        work(account);
        assertThat(finance.get(path).body().path("state").asString()).isEqualTo("UNKNOWN");
        assertThat(support.post(path + "/retry", again).code()).isEqualTo("SCOPE_MISSING");

        gateway().says(() -> "done");
        var asked = finance.post(path + "/retry", again);
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        work(account);
        var paid = finance.get(path).body();
        assertThat(paid.path("state").asString()).isEqualTo("PAID");
        assertThat(paid.path("tries").asInt()).isEqualTo(2);
        assertThat(finance.post(path + "/retry", again).code()).isEqualTo("PAYOUT_ENDED");
        assertThat(wallet(account).balance()).isEqualTo(cny("200.00"));
    }

    private static String withdrawn(Calls owner, String amount) {
        var asked = owner.post(
                "/api/v1/wallet/withdrawals",
                "{\"amount\": \"" + amount
                        + "\", \"bankAccount\": {\"holder\": \"Lotus\", \"number\": \"DE89370400440532013000\"}}");
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
        return owner.get("/api/v1/wallet/withdrawals?limit=1")
                .body()
                .at("/data/0/id")
                .asString();
    }

    private Calls program(String login, Role role, @Nullable Account account) {
        var scopes = Arrays.stream(Scope.values())
                .filter(scope -> scope.isOpenTo(role))
                .collect(Collectors.toSet());
        var wish = new ApiKeys.Wish("program", ApiKey.Kind.BEARER, scopes, Optional.empty());
        var made = bean(ApiKeys.class).make(user(login, role, account), wish, now());
        return new Calls(port(), made.orThrow().secret());
    }
}
