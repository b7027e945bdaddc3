package dev.perennial.api;

import dev.perennial.invoice.Billables;
import dev.perennial.invoice.Invoices;
import dev.perennial.payment.SandboxGateway;
import dev.perennial.payment.SandboxPage;
import dev.perennial.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** With all that accounts have beside items and orders: payments, contacts, titles, and what their programs have. */
abstract class FurnishedScene extends PreparedScene {
    private static final List<String> MANY = List.of(
            "twenty-contacts",
            "twenty-codes",
            "twenty-webhooks",
            "twenty-feeds",
            "ten-reminder-days",
            "five-codes",
            "worn-code",
            "hundred-titles");

    @Override
    protected void more() {
        money();
        contacts();
        programs();
        papers();
        for (var name : MANY) preparation(name, stage -> fill(name, stage));
    }

    private void money() {
        preparation("payment", stage -> stage.has("payment", id(ask(stage, "beginTopUp", "{\"amount\": \"25.00\"}"))));
        preparation("order-payment", stage -> stage.knows("payment", id(ask(stage, "beginOrderPayment", null))));
        preparation("declined", stage -> {
            bean(SandboxGateway.class).decline(UUID.fromString(stage.name("payment")));
            ask(stage, "checkPayment", null);
        });
        preparation(
                "being-checked",
                stage -> bean(SandboxGateway.class)
                        .play(
                                UUID.fromString(stage.name("payment")),
                                new SandboxPage.Play(cny("25.00"), 1, Duration.ofDays(30), SandboxPage.Keep.NOTHING),
                                now()));
        preparation("kept-method", stage -> {
            var payment = id(ask(stage, "beginTopUp", "{\"amount\": \"10.00\", \"keepMethod\": true}"));
            stage.has("payment", payment);
            bean(SandboxGateway.class)
                    .play(
                            UUID.fromString(payment),
                            new SandboxPage.Play(cny("10.00"), 1, Duration.ZERO, SandboxPage.Keep.GOOD),
                            now());
            ask(stage, "checkPayment", null);
        });
        preparation("topped-up", stage -> topUp(stage.account, "200.00"));
    }

    private void contacts() {
        preparation(
                "contact",
                stage -> stage.has(
                        "contact",
                        id(ask(
                                stage,
                                "addContact",
                                "{\"name\": \"Mei\", \"parts\": [\"BILLING\"], \"email\": \"" + fresh("mei")
                                        + "@example.com\"}"))));
        preparation(
                "last-contact",
                stage -> stage.has(
                        "contact",
                        ask(stage, "listContacts", null).at("/data/0/id").asString()));
        preparation(
                "email-only",
                stage -> ask(
                        stage,
                        "changeContact",
                        "{\"name\": \"Mei\", \"parts\": [\"OWNER\"], \"email\": \""
                                + stage.account.id().value() + "@example.com\"}"));
    }

    private void programs() {
        preparation(
                "title",
                stage -> stage.has(
                        "title",
                        id(ask(stage, "addTitle", "{\"kind\": \"PERSON\", \"name\": \"Mei\", \"country\": \"CN\"}"))));
        preparation("no-such-day", stage -> stage.has("days", 45));
        preparation("delivery", stage -> stage.has("delivery", id(ask(stage, "pingWebhook", null))));
        preparation(
                "feed",
                stage -> stage.has(
                        "feed",
                        ask(stage, "makeCalendarFeed", "{\"name\": \"Front desk\"}")
                                .at("/feed/id")
                                .asString()));
        preparation(
                "automatic-invoices",
                stage -> ask(stage, "turnAutomaticInvoicingOn", "{\"title\": \"" + stage.name("title") + "\"}"));
        preparation("myself", stage -> stage.has("login", login(Role.OWNER, stage.account)));
        preparation("user", stage -> {
            var login = fresh("clerk");
            user(login, Role.VIEWER, stage.account);
            stage.has("login", login);
        });
        preparation(
                "webhook",
                stage -> stage.has(
                        "webhook",
                        ask(stage, "addWebhook", "{\"url\": \"https://events.example.com/perennial\"}")
                                .at("/endpoint/id")
                                .asString()));
        preparation(
                "key",
                stage -> stage.has(
                        "key", ask(stage, "listKeys", null).at("/data/0/id").asString()));
    }

    private void papers() {
        preparation("paper-without-number", stage -> {
            var asked = new Invoices.Asked(
                    new Billables.Wanted.OfOrders(Set.of(UUID.fromString(stage.name("order")))),
                    UUID.fromString(stage.name("title")),
                    null,
                    null);
            var made = bean(Invoices.class)
                    .request(stage.account.id(), asked, customer(stage.account.id()), now())
                    .orThrow();
            stage.has("invoice", made.invoices().getFirst().id());
        });
        preparation(
                "paper",
                stage -> stage.has(
                        "invoice",
                        ask(
                                        stage,
                                        "requestInvoices",
                                        "{\"orders\": [\"" + stage.name("order") + "\"], \"title\": \""
                                                + stage.name("title") + "\"}")
                                .at("/invoices/0/id")
                                .asString()));
        preparation(
                "in-dinars",
                stage -> jdbc().sql("""
                    update invoice_issue set content = replace(content::text, '"CNY"', '"KWD"')::jsonb
                    where invoice_id = ?::uuid\
                    """).param(stage.name("invoice")).update());
    }

    private void fill(String name, Stage stage) {
        switch (name) {
            case "twenty-contacts" -> {
                for (int n = 1; n < 20; n++) stage(stage, "contact");
            }
            case "twenty-codes" -> {
                for (int n = 0; n < 10; n++) {
                    ask(
                            stage,
                            "addContact",
                            "{\"name\": \"Lin\", \"parts\": [\"BILLING\"], \"email\": \"" + fresh("lin")
                                    + "@example.com\", \"phone\": \"+86138000010" + (10 + n) + "\"}");
                }
            }
            case "hundred-titles" -> {
                for (int n = 0; n < 100; n++) stage(stage, "title");
            }
            case "twenty-webhooks" -> {
                for (int n = 0; n < 20; n++) stage(stage, "webhook");
            }
            case "twenty-feeds" -> {
                for (int n = 0; n < 20; n++) stage(stage, "feed");
            }
            case "ten-reminder-days" -> {
                for (int n = 0; n < 10; n++) ask(stage, "addReminderDay", "{\"days\": " + (100 + n) + "}");
            }
            case "five-codes" -> {
                for (int n = 0; n < 5; n++) ask(stage, "sendCode", "{\"channel\": \"EMAIL\"}");
            }
            default -> {
                for (int n = 0; n < 5; n++) ask(stage, "verifyContact", "{\"channel\": \"EMAIL\", \"code\": \"x\"}");
            }
        }
    }
}
