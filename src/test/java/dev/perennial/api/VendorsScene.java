package dev.perennial.api;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.grant.Grants;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Wallet;
import dev.perennial.notice.Resends;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.payment.SandboxGateway;
import dev.perennial.payment.SandboxPage;
import dev.perennial.payout.BankAccount;
import dev.perennial.payout.Payouts;
import dev.perennial.payout.Withdrawals;
import dev.perennial.product.Answers;
import dev.perennial.product.ProductSystem;
import dev.perennial.product.ProductSystems;
import dev.perennial.subscription.Mode;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** With what the vendor's people have beside what accounts have: products' systems, payouts, messages. */
abstract class VendorsScene extends BankedScene {
    @Override
    protected Map<String, String> settings() {
        var settings = new HashMap<>(super.settings());
        settings.put("perennial.statements.max-bytes", "1000000");
        settings.put("perennial.imports.max-bytes", "1000000");
        return settings;
    }

    @Override
    protected void more() {
        super.more();
        systems();
        tasks();
        overtaken();
        payouts();
        credit();
        messages();
        preparation("vendors-webhook", stage -> {
            var add = operations.get("addWebhook");
            var made = program(add, stage).post(add.path(), "{\"url\": \"https://events.example.com/vendor\"}");
            stage.has("webhook", made.body().at("/endpoint/id").asString());
        });
        preparation("run-going", stage -> jdbc().sql("""
            insert into asked_run (run_id, asked_by, reason, at, asked_at, seen_at, state, due, decided)
            values (gen_random_uuid(), 'operator', 'x', now(), now(), now(), 'RUNNING', 0, 0)\
            """).update());
    }

    private void systems() {
        preparation("product", stage -> stage.has("product", "dms"));
        preparation("connected", stage -> {
            var systems = bean(ProductSystems.class);
            var wish = new ProductSystem.Wish(
                    "https://mail.example.com/", false, Duration.ofSeconds(5), 4, Duration.ofHours(1));
            if (systems.find("mail").isEmpty())
                systems.connect("mail", wish, REASON, OPERATOR, now()).orThrow();
            stage.has("product", "mail");
        });
        preparation("being-compared", stage -> jdbc().sql("""
            insert into product_comparison (product, started_at, runs_until, theirs, ours, differences)
            values ('mail', now(), now() + interval '1 hour', 0, 0, 0) on conflict do nothing\
            """).update());
        preparation(
                "missing-there",
                stage -> jdbc().sql("""
                    insert into product_difference (product, item, kind, account_id, ours, theirs, first_seen_at, last_seen_at)
                    values ('mail', ?, 'ONLY_HERE', ?, 'RUNNING', '', now(), now())\
                    """)
                        .params(stage.name("item"), stage.account.id().value())
                        .update());
        preparation("stranger", stage -> {
            stage.knows("stranger", fresh("stranger"));
            jdbc().sql("""
                insert into product_difference (product, item, kind, ours, theirs, first_seen_at, last_seen_at)
                values ('mail', ?, 'ONLY_THERE', '', 'RUNNING', now(), now())\
                """).param(stage.name("stranger")).update();
        });
    }

    private void tasks() {
        preparation("task", stage -> {
            var owner = stage.account.id();
            var task = bean(Ids.class).next(owner.value(), now());
            jdbc().sql("""
                insert into provider_task (bucket, task_id, account_id, subscription_id, action, created_at, due_at,
                  attempts, state)
                values (?, ?, ?, ?, 'RESUME', now(), now(), 1, 'ACCEPTED')\
                """)
                    .params(bean(Accounts.class).bucketOf(owner), task, owner.value(), stage.name("item"))
                    .update();
            stage.knows("product", "mail");
            stage.has("task", task);
        });
        preparation(
                "answered",
                stage -> bean(Answers.class)
                        .takeFor("mail", UUID.fromString(stage.name("task")), null, null, OPERATOR, now())
                        .orThrow());
        preparation(
                "taken-back",
                stage -> jdbc().sql("update provider_task set state = 'WITHDRAWN' where task_id = ?::uuid")
                        .param(stage.name("task"))
                        .update());
    }

    private void overtaken() {
        preparation("overtaken", stage -> {
            var first = stage.name("task");
            jdbc().sql("update provider_task set state = 'PARKED' where task_id = ?::uuid")
                    .param(first)
                    .update();
            stage(stage, "task");
            stage.has("task", first);
        });
    }

    private void payouts() {
        preparation("to-bank", stage -> {
            var bank = BankAccount.read("Mei", "DE89370400440532013000", "").orThrow();
            payout(stage, "50.00", Optional.of(bank));
        });
        preparation("to-payment", stage -> payout(stage, "10.00", Optional.empty()));
        preparation(
                "refused",
                stage -> bean(Payouts.class)
                        .refuse(UUID.fromString(stage.name("payout")), REASON, OPERATOR, now())
                        .orThrow());
    }

    private void payout(Stage stage, String amount, Optional<BankAccount> bank) {
        var begun = bean(Withdrawals.class)
                .withdraw(stage.account.id(), amount, bank, customer(stage.account.id()), now())
                .orThrow();
        stage.has("payout", begun.getFirst().id());
    }

    private void credit() {
        preparation("indebted", stage -> stage.is(account(fresh("indebted"), "0.00", "1000.00")));
        preparation("nearly-rich", stage -> stage.is(account(fresh("nearly"), "249.00")));
        preparation("file", stage -> stage.has("file", "accounts.csv"));
        preparation(
                "with-credit",
                stage -> bean(Grants.class)
                        .creditLine(stage.account.id(), "1000.00", "1000.00", REASON, OPERATOR, now())
                        .orThrow());
        preparation("another-bought", stage -> {
            var id = fresh("another");
            var other = item(id, stage.account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
            var wishes = List.of(new Wish(other.id(), Period.parse("P1M")));
            bean(Orders.class)
                    .buyNow(wishes, customer(stage.account.id()), now())
                    .orThrow();
        });
        preparation("paid-at-gateway", stage -> {
            var order = stage.name("order");
            stage.has("payment", stage.name("payment"));
            var owed = ask(stage, "getPayment", null).at("/amount/amount").asString();
            bean(SandboxGateway.class)
                    .play(
                            UUID.fromString(stage.name("payment")),
                            new SandboxPage.Play(cny(owed), 1, Duration.ZERO, SandboxPage.Keep.NOTHING),
                            now());
            ask(stage, "checkPayment", null);
            stage.has("order", order);
        });
        preparation("dollars", stage -> stage.is(dollars()));
    }

    private Account dollars() {
        var currency = Currency.getInstance("USD");
        var account = new Account(
                new Account.Id(fresh("dollars")),
                "Account in dollars",
                currency,
                SHANGHAI,
                Locale.ENGLISH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        int bucket = bean(Accounts.class).bucketOf(account.id());
        var zero = Money.zero(currency);
        transaction().executeWithoutResult(status -> {
            bean(Accounts.class).add(bucket, List.of(account), now());
            bean(Ledger.class).open(bucket, List.of(new Wallet(account.id(), zero, zero, zero, Map.of())));
        });
        return account;
    }

    private void messages() {
        preparation("message", stage -> {
            topUp(stage.account, "1.00");
            stage.has("message", message(stage, "<>"));
        });
        preparation("code-message", stage -> stage.has("message", message(stage, "=")));
        preparation(
                "arrived",
                stage -> jdbc().sql("update message set state = 'DELIVERED', settled_at = created_at where message_id ="
                                + " ?::uuid")
                        .param(stage.name("message"))
                        .update());
        preparation("stuck", stage -> {
            stage.has("message", stage.name("message"));
            jdbc().sql("update message set state = 'FAILED', settled_at = created_at where message_id = ?::uuid")
                    .param(stage.name("message"))
                    .update();
        });
        preparation(
                "confirmed",
                stage -> jdbc().sql("update contact set email = 'mei@example.com', email_verified_at = created_at where"
                                + " contact_id = ?::uuid")
                        .param(stage.name("contact"))
                        .update());
        preparation(
                "told-as-well",
                stage -> bean(Resends.class)
                        .resend(
                                UUID.fromString(stage.name("message")),
                                UUID.fromString(stage.name("contact")),
                                REASON,
                                OPERATOR,
                                now())
                        .orThrow());
    }

    private UUID message(Stage stage, String isCode) {
        bean(Clockwork.class).work(now(), decided -> {});
        return jdbc().sql("select m.message_id from message m join notice n on n.bucket = m.bucket"
                        + " and n.message_id = m.message_id where m.account_id = ? and m.channel = 'EMAIL' and n.kind "
                        + isCode + " 'CONTACT_CODE' order by m.message_id desc limit 1")
                .param(stage.account.id().value())
                .query(UUID.class)
                .single();
    }
}
