package dev.perennial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.Refunds;
import java.time.YearMonth;
import java.util.List;
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
}
