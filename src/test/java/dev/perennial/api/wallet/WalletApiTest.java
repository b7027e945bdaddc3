package dev.perennial.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.ApiScene;
import dev.perennial.audit.Audits;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Purchase;
import dev.perennial.order.Wish;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentFilter;
import dev.perennial.payment.Payments;
import dev.perennial.payment.SandboxGateway;
import dev.perennial.payment.SandboxPage;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Programs look after money: what is there, what moved it, and what comes in and goes out. */
class WalletApiTest extends ApiScene {

    @Test
    void fundsAreAddedAtTheGatewayAndTheWalletTellsAllOfIt() {
        var account = account("filler", "100.00");
        var program = program("filler.owner", Role.OWNER, account);
        assertThat(program.post("/api/v1/wallet/top-ups", "{\"amount\": \"much\"}")
                        .code())
                .isEqualTo("AMOUNT_INVALID");
        assertThat(program.post("/api/v1/wallet/top-ups", "{}").status()).isEqualTo(400);

        var begun = program.post("/api/v1/wallet/top-ups", "{\"amount\": \"250.00\"}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.body().path("address").asString()).startsWith("http");
        var payment = UUID.fromString(begun.body().path("id").asString());
        assertThat(program.post("/api/v1/payments/" + payment + "/continuation", "{}")
                        .body()
                        .path("address")
                        .asString())
                .isEqualTo(begun.body().path("address").asString());
        bean(SandboxGateway.class).play(payment, SandboxPage.Play.of(cny("250.00")), now());
        var checked = program.post("/api/v1/payments/" + payment + "/check", "{}");
        assertThat(checked.body().path("state").asString()).isEqualTo("SUCCEEDED");

        assertThat(program.get("/api/v1/wallet").body().at("/available/amount").asString())
                .isEqualTo("350.00");
        var entries = program.get("/api/v1/wallet/entries?limit=1").body();
        assertThat(entries.at("/data/0/change/amount").asString()).isEqualTo("250.00");
        assertThat(entries.at("/data/0/balance/amount").asString()).isEqualTo("350.00");
        var older = program.get("/api/v1/wallet/entries?limit=1&after="
                        + entries.path("next").asString())
                .body();
        assertThat(older.at("/data/0/balance/amount").asString()).isEqualTo("100.00");
        assertThat(older.path("next").isNull()).isTrue();
        assertThat(program.get("/api/v1/wallet/top-ups")
                        .body()
                        .at("/data/0/left/amount")
                        .asString())
                .isEqualTo("250.00");
        assertThat(program.get("/api/v1/payments?state=SUCCEEDED")
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void aWindowOfEntriesTellsTheBalancesOfItsTime() {
        var account = account("windowed", "1000.00");
        item("w-1", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var began = now();
        moveTo(began.plusSeconds(3600));
        bean(Orders.class)
                .buyNow(List.of(new Wish(item("w-1").id(), new Period(1))), customer(account.id()), now())
                .orThrow();
        var program = program("windowed.owner", Role.OWNER, account);
        var before = program.get("/api/v1/wallet/entries?before=" + began.plusSeconds(60))
                .body();
        assertThat(before.path("data").size()).isEqualTo(1);
        assertThat(before.at("/data/0/balance/amount").asString()).isEqualTo("1000.00");
        var since = program.get("/api/v1/wallet/entries?from=" + began.plusSeconds(60))
                .body();
        assertThat(since.path("data").size()).isEqualTo(1);
        assertThat(since.at("/data/0/change/amount").asString()).isEqualTo("-299.00");
        assertThat(since.at("/data/0/item").asString()).isEqualTo("w-1");
    }

    @Test
    void theAlertIsSetAndTakenOff() {
        var account = account("alerted", "100.00");
        var program = program("alerted.owner", Role.PAYER, account);
        var set = program.put("/api/v1/wallet/alert", "{\"below\": \"150.00\"}");
        assertThat(set.body().path("low").asBoolean()).isTrue();
        assertThat(program.put("/api/v1/wallet/alert", "{\"below\": \"-1\"}").code())
                .isEqualTo("THRESHOLD_INVALID");
        assertThat(program.put("/api/v1/wallet/alert", "{\"below\": null}")
                        .body()
                        .path("alertBelow")
                        .isNull())
                .isTrue();
    }

    @Test
    void unusedBalanceIsWithdrawnByOwnersOnly() {
        var account = account("drawer", "300.00");
        var owner = program("drawer.owner", Role.OWNER, account);
        var payer = program("drawer.payer", Role.PAYER, account);
        topUp(account, "200.00");
        var wish = "{\"amount\": \"50.00\", \"bankAccount\":"
                + " {\"holder\": \"Drawer\", \"number\": \"DE89370400440532013000\"}}";
        assertThat(payer.post("/api/v1/wallet/withdrawals", wish).status()).isEqualTo(403);
        assertThat(owner.post("/api/v1/wallet/withdrawals", "{\"amount\": \"50.00\"}")
                        .code())
                .isEqualTo("BANK_ACCOUNT_MISSING");
        assertThat(owner.get("/api/v1/wallet/withdrawable")
                        .body()
                        .at("/most/amount")
                        .asString())
                .isEqualTo("200.00");
        var done = owner.post("/api/v1/wallet/withdrawals", wish);
        assertThat(done.status()).isEqualTo(201);
        assertThat(wallet(account).available()).isEqualTo(cny("450.00"));
        assertThat(owner.get("/api/v1/wallet/withdrawals")
                        .body()
                        .at("/data/0/state")
                        .asString())
                .isEqualTo("WAITING");
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @Test
    void couponsTellWhatTheyPayForAndWhatTheyPaid() {
        var account = account("holder", "1000.00");
        item("c-1", account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        coupon("late", account, "50.00", "2026-12-31", "mail");
        coupon("soon", account, "80.00", "2026-05-31", "dms");
        var program = program("holder.owner", Role.OWNER, account);
        var first = program.get("/api/v1/coupons?limit=1").body();
        assertThat(first.at("/data/0/id").asString()).isEqualTo("soon");
        var second = program.get(
                        "/api/v1/coupons?limit=1&after=" + first.path("next").asString())
                .body();
        assertThat(second.at("/data/0/id").asString()).isEqualTo("late");
        assertThat(program.get("/api/v1/coupons?product=dms")
                        .body()
                        .path("data")
                        .size())
                .isEqualTo(1);
        var order = bean(Orders.class)
                .buyNow(Purchase.of(List.of(new Wish(item("c-1").id(), new Period(1)))), customer(account.id()), now())
                .orThrow();
        assertThat(program.get("/api/v1/coupons/soon").body().path("state").asString())
                .isEqualTo("USED");
        var uses = program.get("/api/v1/coupons/soon/uses").body();
        assertThat(uses.at("/data/0/order").asString()).isEqualTo(order.id().toString());
        assertThat(uses.at("/data/0/amount/amount").asString()).isEqualTo("80.00");
        assertThat(program.get("/api/v1/coupons/unknown").status()).isEqualTo(404);
        assertThat(program.get("/api/v1/coupons/counts").body().toString()).contains("\"USED\",\"count\":1");
    }

    @Test
    void ofAnotherAccountThereIsNothingAndViewersChangeNothing() {
        var mine = account("mine", "100.00");
        var theirs = account("theirs", "100.00");
        var stranger = program("theirs.owner", Role.OWNER, theirs);
        var viewer = program("mine.viewer", Role.VIEWER, mine);
        var program = program("mine.owner", Role.OWNER, mine);
        var payment = stranger.post("/api/v1/wallet/top-ups", "{\"amount\": \"10.00\"}")
                .body()
                .path("id")
                .asString();
        assertThat(program.get("/api/v1/payments/" + payment).status()).isEqualTo(404);
        for (var act : List.of("check", "continuation", "abandonment")) {
            assertThat(program.post("/api/v1/payments/" + payment + "/" + act, "{}")
                            .status())
                    .as(act)
                    .isEqualTo(404);
        }
        for (var path : List.of("wallet", "wallet/entries", "payments", "coupons", "wallet/auto-top-up")) {
            assertThat(program.get("/api/v1/" + path + "?account=theirs").status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(viewer.post("/api/v1/wallet/top-ups", "{\"amount\": \"10.00\"}")
                        .status())
                .isEqualTo(403);
        assertThat(viewer.put("/api/v1/wallet/alert", "{\"below\": \"1.00\"}").status())
                .isEqualTo(403);
        assertThat(viewer.post("/api/v1/wallet/transfer-instructions", "{}").status())
                .isEqualTo(403);
        assertThat(bean(Payments.class).of(mine.id(), new PaymentFilter(null, null), null, 9))
                .isEmpty();
        assertThat(stranger.post("/api/v1/payments/" + payment + "/abandonment", "{}")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo(Payment.State.LEFT.name());
    }

    @Test
    void automaticTopUpNeedsAKeptWayToPayAndItsText() {
        var account = account("agreeing", "100.00");
        var program = program("agreeing.owner", Role.OWNER, account);
        var path = "/api/v1/wallet/auto-top-up";
        assertThat(program.get(path).body().path("state").isNull()).isTrue();
        assertThat(program.put(path, "{\"ceiling\": \"500.00\", \"text\": \"1\"}")
                        .code())
                .isEqualTo("METHOD_MISSING");
        var begun = program.post("/api/v1/wallet/top-ups", "{\"amount\": \"10.00\", \"keepMethod\": true}");
        var payment = UUID.fromString(begun.body().path("id").asString());
        bean(SandboxGateway.class)
                .play(payment, new SandboxPage.Play(cny("10.00"), 1, Duration.ZERO, SandboxPage.Keep.GOOD), now());
        program.post("/api/v1/payments/" + payment + "/check", "{}");
        var on = program.put(path, "{\"ceiling\": \"500.00\", \"text\": \"1\"}");
        assertThat(on.body().path("state").asString()).isEqualTo("ON");
        assertThat(on.body().path("agreedBy").asString()).isEqualTo("agreeing.owner");
        assertThat(program.delete(path).body().path("state").asString()).isEqualTo("OFF");
        assertThat(program.delete(path + "/method").body().path("method").isNull())
                .isTrue();
    }
}
