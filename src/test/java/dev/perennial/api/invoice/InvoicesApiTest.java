package dev.perennial.api.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.audit.Audits;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Programs ask for papers, and file them. */
class InvoicesApiTest extends ApiScene {
    private static final String COMPANY =
            "{\"kind\": \"COMPANY\", \"name\": \"Acme\", \"taxNumber\": \"91330106MA7PRNC20G\", \"country\": \"CN\"}";

    @Test
    void anOrderIsInvoicedAndItsDocumentsAreDownloaded() {
        var account = account("filer", "1000.00");
        var order = bought("f-1", account);
        var program = program("filer.owner", Role.OWNER, account);
        var title = added(program);

        var billable = program.get("/api/v1/invoicing/orders").body();
        assertThat(billable.at("/data/0/order").asString()).isEqualTo(order.id().toString());
        assertThat(billable.at("/data/0/left/amount").asString()).isEqualTo("299.00");
        assertThat(program.get("/api/v1/invoicing/months").body().at("/0/month").asString())
                .isEqualTo("2026-03-01");
        assertThat(program.get("/api/v1/invoicing/preview?order=" + order.id())
                        .body()
                        .at("/gross/amount")
                        .asString())
                .isEqualTo("299.00");

        assertThat(program.post("/api/v1/invoices", asked(order, title, "298.00"))
                        .code())
                .isEqualTo("INVOICEABLE_CHANGED");
        var made = program.post("/api/v1/invoices", asked(order, title, "299.00"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/invoices/0/state").asString()).isEqualTo("ISSUED");
        assertThat(program.post("/api/v1/invoices", asked(order, title, "299.00"))
                        .code())
                .isEqualTo("ORDER_NOT_INVOICEABLE");

        var id = made.body().at("/invoices/0/id").asString();
        var details = program.get("/api/v1/invoices/" + id).body();
        assertThat(details.at("/lines/0/order").asString()).isEqualTo(order.id().toString());
        assertThat(details.at("/sum/gross/amount").asString()).isEqualTo("299.00");
        assertThat(program.get("/api/v1/invoices").body().path("data").size()).isEqualTo(1);
        for (var document : List.of("pdf", "factur-x", "ubl", "cii")) {
            var file = program.get("/api/v1/invoices/" + id + "/" + document);
            assertThat(file.status()).as(document).isEqualTo(200);
            var type = document.equals("pdf") || document.equals("factur-x") ? "application/pdf" : "application/xml";
            assertThat(file.raw().headers().firstValue("Content-Type"))
                    .as(document)
                    .hasValueSatisfying(sent -> assertThat(sent).startsWith(type));
            assertThat(file.raw().headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(sent -> assertThat(sent).contains("attachment"));
        }
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void titlesAreKeptChangedPreferredAndRemoved() {
        var account = account("titled", "0.00");
        var program = program("titled.owner", Role.PAYER, account);
        var path = "/api/v1/invoice-titles";
        var first = added(program);
        var second = program.post(path, "{\"kind\": \"PERSON\", \"name\": \"Lin\", \"country\": \"CN\"}");
        assertThat(second.status()).isEqualTo(201);
        var id = second.body().path("id").asString();
        assertThat(program.post(path + "/" + id + "/preference", "{}")
                        .body()
                        .path("preferred")
                        .asBoolean())
                .isTrue();
        assertThat(program.put(path + "/" + id, "{\"kind\": \"PERSON\", \"name\": \"Lin Wei\", \"country\": \"CN\"}")
                        .body()
                        .at("/buyer/name")
                        .asString())
                .isEqualTo("Lin Wei");
        assertThat(program.post(path, "{\"kind\": \"COMPANY\", \"name\": \"Acme\", \"country\": \"CN\"}")
                        .code())
                .isEqualTo("TAX_NUMBER_MISSING");
        assertThat(program.post(path, "{}").status()).isEqualTo(400);

        var automatic = "/api/v1/invoicing/automatic";
        assertThat(program.put(automatic, "{\"title\": \"" + first + "\"}")
                        .body()
                        .path("nextMonth")
                        .asString())
                .isEqualTo("2026-03-01");
        assertThat(program.delete(path + "/" + first).code()).isEqualTo("TITLE_IN_USE");
        assertThat(program.delete(automatic).body().path("title").isNull()).isTrue();
        assertThat(program.delete(path + "/" + first).status()).isEqualTo(200);
        assertThat(program.get(path).body().size()).isEqualTo(1);
    }

    @Test
    void ofAnotherAccountThereIsNothingAndViewersOnlyRead() {
        var mine = account("mine", "1000.00");
        var theirs = account("theirs", "1000.00");
        var program = program("mine.owner", Role.OWNER, mine);
        var stranger = program("theirs.owner", Role.OWNER, theirs);
        var viewer = program("mine.viewer", Role.VIEWER, mine);
        var order = bought("t-1", theirs);
        var title = added(stranger);
        var own = added(program);
        var paper = stranger.post("/api/v1/invoices", asked(order, title, "299.00"))
                .body()
                .at("/invoices/0/id")
                .asString();
        for (var path : List.of("", "/pdf", "/ubl", "/cii", "/factur-x")) {
            assertThat(program.get("/api/v1/invoices/" + paper + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(program.get("/api/v1/invoice-titles/" + title).status()).isEqualTo(404);
        assertThat(program.post("/api/v1/invoices", asked(order, own, "299.00")).status())
                .isEqualTo(409);
        assertThat(program.post("/api/v1/invoices", "{\"month\": \"last\"}")
                        .body()
                        .path("errors")
                        .toString())
                .contains("/title", "/month");
        assertThat(viewer.post("/api/v1/invoice-titles", COMPANY).status()).isEqualTo(403);
        assertThat(viewer.get("/api/v1/invoice-titles").body().size()).isEqualTo(1);
        assertThat(program.get("/api/v1/invoices").body().path("data").size()).isZero();
    }

    private Order bought(String item, Account account) {
        var subscription = item(item, account, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(List.of(new Wish(subscription.id(), new Period(1))), customer(account.id()), now())
                .orThrow();
    }

    private static UUID added(Calls program) {
        return UUID.fromString(program.post("/api/v1/invoice-titles", COMPANY)
                .body()
                .path("id")
                .asString());
    }

    private static String asked(Order order, UUID title, String gross) {
        return "{\"orders\": [\"" + order.id() + "\"], \"title\": \"" + title + "\", \"expectedGross\": \"" + gross
                + "\"}";
    }
}
