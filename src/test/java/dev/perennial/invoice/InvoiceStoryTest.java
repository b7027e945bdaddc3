package dev.perennial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Source;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.order.Order;
import dev.perennial.order.Refunds;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule 28: what was paid in cash is invoiced, line by line, once; and refunds come back as credit notes or a deficit. */
class InvoiceStoryTest extends Papered {
    @Test
    void rule28TheCashPartOfAPaidOrderIsInvoicedOnce() {
        var account = account("cash", "900.00");
        coupon("cash-20", account, "20.00", "2027-12-31", "mail");
        var order = bought("cash-mail", account);
        var title = title(account);
        assertThat(order.paidByCoupons()).isEqualTo(cny("20.00"));
        assertThat(bean(Billables.class).orders(account, Optional.empty(), 10))
                .extracting(Billables.OfOrder::left)
                .containsExactly(order.paidFromWallet());

        var made = ask(account, title, "form-key-1", order).orThrow();
        assertThat(made.invoices()).hasSize(1);
        assertThat(made.invoices().getFirst().gross()).isEqualTo(order.paidFromWallet());
        assertThat(made.invoices().getFirst().state()).isEqualTo(Invoice.State.REQUESTED);
        assertThat(ask(account, title, "form-key-1", order).orThrow().invoices())
                .as("a double click")
                .extracting(Invoice::id)
                .containsExactly(made.invoices().getFirst().id());
        assertThat(ask(account, title, "form-key-2", order))
                .isEqualTo(Outcome.refused(InvoiceRefusal.ORDER_NOT_INVOICEABLE));

        papers();
        var issued = paper(made.invoices().getFirst().id());
        assertThat(issued.state()).isEqualTo(Invoice.State.ISSUED);
        assertThat(issued.issue().orElseThrow().number()).matches("PCN-2026-\\d{6}");
        papers();
        assertThat(paper(issued.id())).isEqualTo(issued);
    }

    @Test
    void rule28WhatIsUndoneAfterwardsIsCredited() {
        var account = account("undone", "900.00");
        var order = bought("undone-mail", account);
        var invoice = ask(account, title(account), "form-key-1", order)
                .orThrow()
                .invoices()
                .getFirst();
        papers();
        bean(Refunds.class).undo(order.id(), customer(account.id()), now()).orThrow();
        papers();
        assertThat(paper(invoice.id()).state()).isEqualTo(Invoice.State.CREDITED);
        var note = papersOf(account).getLast();
        assertThat(note.kind()).isEqualTo(Invoice.Kind.CREDIT_NOTE);
        assertThat(note.gross()).isEqualTo(invoice.gross());
        assertThat(note.issue().orElseThrow().number()).matches("PCN-CN-2026-\\d{6}");
        assertThat(note.corrects()).isEqualTo(invoice.id());
    }

    @Test
    void rule28ByMonth() {
        var account = account("month", "1900.00");
        bought("month-1", account);
        bought("month-2", account);
        assertThat(bean(Billables.class).months(account))
                .extracting(Billables.OfMonth::orders)
                .containsExactly(2L);
        var asked = new Invoices.Asked(
                new Wanted.OfMonth(YearMonth.of(2026, 3)), title(account).id(), null, null);
        var made = bean(Invoices.class)
                .request(account.id(), asked, customer(account.id()), now())
                .orThrow();
        assertThat(made.invoices()).hasSize(1);
        assertThat(bean(Invoices.class).lines(made.invoices().getFirst())).hasSize(2);
        assertThat(List.copyOf(bean(Billables.class).months(account))).isEmpty();
        papers();
    }

    @Test
    void rule28ALaterCatalogChangesNoInvoice() {
        var account = account("later", "3000.00");
        var before = bought("later-before", account);
        sell("mail.yaml", "taxPercent: 6", "taxPercent: 9");
        var after = bought("later-after", account);
        sell("mail.yaml", "taxPercent: 6", "taxPercent: 6");
        var made = ask(account, title(account), "form-key-1", before, after).orThrow();
        assertThat(bean(Invoices.class).lines(made.invoices().getFirst()))
                .extracting(Invoice.Line::taxPercent)
                .containsExactlyInAnyOrder(6, 9);
        papers();
    }

    @Test
    void rule28OneRequestMakesOneInvoiceForEachSeller() {
        var account = account("sellers", "3000.00");
        var here = bought("sellers-here", account);
        sell("entities.yaml", "code: perennial-cn", "code: perennial-hk", "invoicePrefix: PCN", "invoicePrefix: PHK");
        sell("mail.yaml", "billingEntity: perennial-cn", "billingEntity: perennial-hk");
        var there = bought("sellers-there", account);
        sell("mail.yaml", "billingEntity: perennial-cn", "billingEntity: perennial-cn");
        var made = ask(account, title(account), "form-key-1", here, there).orThrow();
        assertThat(made.invoices())
                .extracting(Invoice::entity)
                .containsExactlyInAnyOrder("perennial-cn", "perennial-hk");
        assertThat(ask(account, title(account), "form-key-1", here, there)
                        .orThrow()
                        .invoices())
                .hasSize(2);
        papers();
        assertThat(papersOf(account))
                .extracting(invoice -> invoice.issue().orElseThrow().number().substring(0, 8))
                .containsExactlyInAnyOrder("PCN-2026", "PHK-2026");
    }

    @Test
    void rule28WhatIsRefundedInPartIsCreditedInPart() {
        var account = account("part", "900.00");
        var order = bought("part-mail", account);
        repay(order, "10.00");
        var invoice = ask(account, title(account), "form-key-1", order)
                .orThrow()
                .invoices()
                .getFirst();
        assertThat(invoice.gross())
                .as("a refund before lowers it")
                .isEqualTo(order.paidFromWallet().minus(cny("10.00")));
        papers();
        repay(order, "25.00");
        papers();
        assertThat(paper(invoice.id()).state()).isEqualTo(Invoice.State.PARTLY_CREDITED);
        assertThat(paper(invoice.id()).credited()).isEqualTo(cny("25.00"));
        bean(Billables.class)
                .orders(account, Optional.empty(), 10)
                .forEach(left -> assertThat(left.left()).isEqualTo(cny("0.00")));
    }

    @Test
    void rule28ADeficitIsSettledBeforeMoreIsInvoiced() {
        var account = account("deficit", "3000.00");
        var because = new Reason("the paper is to come back");
        bean(Automatic.class)
                .onRefund(account.id(), Choice.OnRefund.DEFICIT, because, Actor.COMMAND_LINE, now())
                .orThrow();
        var title = title(account);
        var first = bought("deficit-1", account);
        var invoice =
                ask(account, title, "form-key-1", first).orThrow().invoices().getFirst();
        papers();
        repay(first, "100.00");
        papers();
        assertThat(paper(invoice.id()).state()).isEqualTo(Invoice.State.ISSUED);
        assertThat(bean(Billables.class).owed(account.id()))
                .extracting(Billables.Owed::amount)
                .containsExactly(cny("100.00"));

        var second = bought("deficit-2", account);
        var made = ask(account, title, "form-key-2", second).orThrow();
        assertThat(made.settled()).isEqualTo(cny("100.00"));
        assertThat(made.invoices().getFirst().gross())
                .isEqualTo(second.paidFromWallet().minus(cny("100.00")));
        assertThat(bean(Billables.class).owed(account.id())).isEmpty();
        papers();

        // Its papers say less than its cash: what they lack was on the first one, and is owed again.
        bean(Automatic.class)
                .onRefund(account.id(), Choice.OnRefund.CREDIT_NOTE, because, Actor.COMMAND_LINE, now())
                .orThrow();
        repay(second, second.paidFromWallet().decimal());
        papers();
        assertThat(paper(made.invoices().getFirst().id()).state()).isEqualTo(Invoice.State.CREDITED);
        assertThat(bean(Billables.class).owed(account.id()))
                .extracting(Billables.Owed::amount)
                .containsExactly(cny("100.00"));
    }

    @Test
    void whatWasIssuedIsNeverChangedAndItsHashIsInTheJournal() {
        var account = account("frozen", "900.00");
        var order = bought("frozen-mail", account);
        var title = title(account);
        var invoice =
                ask(account, title, "form-key-1", order).orThrow().invoices().getFirst();
        papers();
        var issued = paper(invoice.id());
        var documents = bean(Documents.class);
        var before = documents.of(issued, Documents.Format.CII, Locale.ENGLISH).orThrow();
        var changed = new Title.Buyer(Title.Kind.PERSON, "Somebody else", "", "CN", "", "", "", "", "");
        bean(Titles.class)
                .change(account.id(), title.id(), changed, customer(account.id()), now())
                .orThrow();
        assertThat(paper(invoice.id())).isEqualTo(issued);
        for (var format : Documents.Format.values()) {
            assertThat(documents.of(issued, format, Locale.CHINESE).orThrow().bytes())
                    .isEqualTo(documents
                            .of(issued, format, Locale.CHINESE)
                            .orThrow()
                            .bytes());
        }
        assertThat(documents
                        .of(issued, Documents.Format.CII, Locale.ENGLISH)
                        .orThrow()
                        .bytes())
                .isEqualTo(before.bytes());
        assertThat(Frozen.hash(before.bytes()))
                .isEqualTo(issued.issue().orElseThrow().hash());
        assertThat(before.name())
                .startsWith(issued.issue().orElseThrow().number())
                .endsWith(".xml");
    }

    private void repay(Order order, String amount) {
        bean(Repayments.class)
                .repay(
                        order.id(),
                        new Repayment.Asked(List.of(new Repayment.Part(1, cny(amount))), List.of()),
                        new Reason("as agreed"),
                        Actor.operator("wang"),
                        now())
                .orThrow();
    }

    /** Loads this file of the shipped catalog, with words replaced. */
    private void sell(String file, String... words) {
        var shipped = Catalogs.shipped().stream()
                .filter(source -> source.file().endsWith(file))
                .findFirst()
                .orElseThrow();
        var text = new String(shipped.bytes(), StandardCharsets.UTF_8);
        for (int i = 0; i < words.length; i += 2) {
            text = text.replace(words[i], words[i + 1]);
        }
        bean(Catalogs.class).load(List.of(new Source(shipped.file(), text.getBytes(StandardCharsets.UTF_8))), now());
    }
}
