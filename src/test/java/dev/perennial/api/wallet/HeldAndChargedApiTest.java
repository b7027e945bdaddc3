package dev.perennial.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.audit.Audits;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.payment.SandboxGateway;
import dev.perennial.payment.SandboxPage;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept back of a wallet and for what, and what automatic top-up charged for which items, as programs see it. */
class HeldAndChargedApiTest extends ApiScene {
    private static final String CHARGES = "/api/v1/wallet/auto-top-up/charges";

    @Test
    void holdsTellWhatTheyAreFor() {
        var account = account("holder", "5000.00");
        item("h-1", account, "dms", "standard", "2026-06-20", Mode.MANUAL, null);
        item("h-2", account, "dms", "standard", "2026-06-20", Mode.MANUAL, null);
        var domain = item("holder.com", account, "domain", "com", "2026-06-20", Mode.MANUAL, null);
        var program = program("holder.owner", Role.OWNER, account);
        assertThat(program.put("/api/v1/subscriptions/h-1/reservation", "{\"amount\": \"10.00\"}")
                        .status())
                .isEqualTo(200);
        assertThat(program.put("/api/v1/subscriptions/h-2/reservation", "{\"amount\": \"20.00\"}")
                        .status())
                .isEqualTo(200);
        var order = bean(Orders.class)
                .buyNow(List.of(new Wish(domain.id(), Period.parse("P1Y"))), customer(account.id()), now())
                .orThrow();

        var first = program.get("/api/v1/wallet/holds?limit=2").body();
        assertThat(first.at("/data/0/order").asString()).isEqualTo(order.id().toString());
        assertThat(first.at("/data/0/subscription").isNull()).isTrue();
        assertThat(first.at("/data/0/amount/amount").asString())
                .isEqualTo(order.paidFromWallet().decimal());
        assertThat(first.at("/data/1/subscription").asString()).isEqualTo("h-2");
        assertThat(first.at("/data/1/amount/amount").asString()).isEqualTo("20.00");
        var rest = program.get("/api/v1/wallet/holds?limit=2&after="
                        + first.path("next").asString())
                .body();
        assertThat(rest.path("data")).hasSize(1);
        assertThat(rest.at("/data/0/subscription").asString()).isEqualTo("h-1");
        assertThat(rest.at("/data/0/order").isNull()).isTrue();
        assertThat(program.get("/api/v1/wallet").body().at("/held/amount").asString())
                .isEqualTo(cny("30.00").plus(order.paidFromWallet()).decimal());
        assertThat(program.put("/api/v1/subscriptions/h-2/reservation", "{\"amount\": \"0\"}")
                        .status())
                .isEqualTo(200);
        assertThat(program.get("/api/v1/wallet/holds").body().path("data")).hasSize(2);
    }

    @Test
    void chargesTellWhatTheyWereFor() {
        var account = account("charged", "0.00");
        var program = program("charged.owner", Role.OWNER, account);
        agree(account, program, SandboxPage.Keep.GOOD);
        item("a-1", account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        var declined = account("declined", "0.00");
        var other = program("declined.owner", Role.OWNER, declined);
        agree(declined, other, SandboxPage.Keep.DECLINING);
        item("b-1", declined, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        assertThat(program.get(CHARGES).body().path("data")).isEmpty();
        runTo(at("2026-03-11 12:00"));

        var charges = program.get(CHARGES).body().path("data");
        assertThat(charges).hasSize(1);
        var charge = charges.get(0);
        assertThat(charge.at("/amount/amount").asString()).isEqualTo("289.00");
        assertThat(charge.path("outcome").asString()).isEqualTo("PAID");
        assertThat(charge.path("month").asString()).isEqualTo("2026-03-01");
        assertThat(charge.path("code").isNull()).isTrue();
        assertThat(charge.at("/subscriptions/0").asString()).isEqualTo("a-1");
        assertThat(program.get("/api/v1/payments/" + charge.path("payment").asString())
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("SUCCEEDED");
        assertThat(program.get("/api/v1/wallet/entries?limit=2").body().toString())
                .contains("\"automatic\":true");
        var no = other.get(CHARGES).body().at("/data/0");
        assertThat(no.path("outcome").asString()).isEqualTo("DECLINED");
        assertThat(no.path("code").asString()).isEqualTo("card_declined");
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    /** Pays 10.00, keeps that way to pay, and turns automatic top-up on. */
    private void agree(Account account, Calls program, SandboxPage.Keep keep) {
        var begun = program.post("/api/v1/wallet/top-ups", "{\"amount\": \"10.00\", \"keepMethod\": true}");
        var payment = UUID.fromString(begun.body().path("id").asString());
        bean(SandboxGateway.class).play(payment, new SandboxPage.Play(cny("10.00"), 1, Duration.ZERO, keep), now());
        program.post("/api/v1/payments/" + payment + "/check", "{}");
        assertThat(wallet(account).balance()).isEqualTo(cny("10.00"));
        var on = program.put("/api/v1/wallet/auto-top-up", "{\"ceiling\": \"500.00\", \"text\": \"1\"}");
        assertThat(on.status()).as(on.body().toString()).isEqualTo(200);
    }
}
