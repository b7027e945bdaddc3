package dev.perennial.api.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.invoice.Automatic;
import dev.perennial.invoice.Choice;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is refunded after it was invoiced, as programs see it: a credit note, or a deficit settled by the next invoice. */
class CreditNotesApiTest extends ApiScene {
    private Calls finance;

    @BeforeAll
    void open() {
        finance = program("finance", Role.FINANCE, null);
    }

    @Test
    void aRefundOfWhatWasInvoicedIsACreditNote() {
        var account = account("credited", "1000.00");
        var program = program("credited.owner", Role.OWNER, account);
        var order = bought("c-1", account);
        var invoice = invoiced(program, order, "299.00").at("/invoices/0/id").asString();
        repay(order, "100.00");

        var listed = program.get("/api/v1/invoices").body().path("data");
        assertThat(listed).hasSize(2);
        var note = listed.get(0);
        assertThat(note.path("kind").asString()).isEqualTo("CREDIT_NOTE");
        assertThat(note.path("corrects").asString()).isEqualTo(invoice);
        assertThat(note.path("number").isNull()).isFalse();
        assertThat(note.at("/gross/amount").asString()).isEqualTo("100.00");
        var details = program.get("/api/v1/invoices/" + invoice).body();
        assertThat(details.at("/invoice/state").asString()).isEqualTo("PARTLY_CREDITED");
        assertThat(details.at("/invoice/credited/amount").asString()).isEqualTo("100.00");
        assertThat(details.path("creditNotes")).hasSize(1);
        assertThat(details.at("/creditNotes/0/id")).isEqualTo(note.path("id"));
        var path = "/api/v1/invoices/" + note.path("id").asString();
        assertThat(program.get(path).body().at("/lines/0/order").asString())
                .isEqualTo(order.id().toString());
        for (var document : List.of("pdf", "ubl")) {
            assertThat(program.get(path + "/" + document).status()).as(document).isEqualTo(200);
        }
        assertThat(program.get("/api/v1/invoicing/deficits").body()).isEmpty();
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void withoutCreditNotesItIsADeficitThatTheNextInvoiceSettles() {
        var account = account("owing", "1000.00");
        bean(Automatic.class)
                .onRefund(
                        account.id(),
                        Choice.OnRefund.DEFICIT,
                        new Reason("the paper is to come back"),
                        Actor.COMMAND_LINE,
                        now())
                .orThrow();
        var program = program("owing.owner", Role.OWNER, account);
        var order = bought("d-1", account);
        invoiced(program, order, "299.00");
        repay(order, "100.00");

        assertThat(program.get("/api/v1/invoicing/automatic")
                        .body()
                        .path("onRefund")
                        .asString())
                .isEqualTo("DEFICIT");
        var owed = program.get("/api/v1/invoicing/deficits").body();
        assertThat(owed).hasSize(1);
        assertThat(owed.at("/0/amount/amount").asString()).isEqualTo("100.00");
        assertThat(owed.at("/0/entity").asString()).isNotBlank();
        assertThat(program.get("/api/v1/invoices").body().path("data")).hasSize(1);

        var second = bought("d-2", account);
        var preview =
                program.get("/api/v1/invoicing/preview?order=" + second.id()).body();
        assertThat(preview.at("/settled/amount").asString()).isEqualTo("100.00");
        assertThat(preview.at("/gross/amount").asString()).isEqualTo("199.00");
        var made = invoiced(program, second, "199.00");
        assertThat(made.at("/settled/amount").asString()).isEqualTo("100.00");
        assertThat(program.get("/api/v1/invoicing/deficits").body()).isEmpty();
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    private Order bought(String item, Account account) {
        var subscription = item(item, account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(List.of(new Wish(subscription.id(), new Period(1))), customer(account.id()), now())
                .orThrow();
    }

    private JsonNode invoiced(Calls program, Order order, String gross) {
        var title = program.post(
                "/api/v1/invoice-titles", "{\"kind\": \"PERSON\", \"name\": \"Lin\", \"country\": \"CN\"}");
        var made = program.post(
                "/api/v1/invoices",
                "{\"orders\": [\"" + order.id() + "\"], \"title\": \""
                        + title.body().path("id").asString() + "\", \"expectedGross\": \"" + gross + "\"}");
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body();
    }

    private void repay(Order order, String amount) {
        var given = finance.post(
                "/api/v1/refunds/" + order.id(),
                "{\"lines\": [{\"line\": 1, \"amount\": \"" + amount + "\"}], \"reason\": \"as agreed\"}");
        assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
        bean(Clockwork.class).work(now(), decided -> {});
    }
}
