package dev.perennial.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Invoices made by themselves on the first of each month, as an account's choice. */
class MonthlyStoryTest extends Papered {
    @Test
    void monthlyInvoicesComeByThemselvesEvenAfterMonthsOfDowntime() {
        var account = account("monthly", "5000.00");
        var title = title(account);
        bean(Automatic.class)
                .turnOn(account.id(), title.id(), customer(account.id()), now())
                .orThrow();
        assertThat(bean(Titles.class).remove(account.id(), title.id(), customer(account.id()), now()))
                .isEqualTo(Outcome.refused(InvoiceRefusal.TITLE_IN_USE));
        bought("monthly-march", account);
        catchUp(at("2026-03-31 23:59"));
        assertThat(papersOf(account)).isEmpty();
        catchUp(at("2026-04-01 00:00"));
        assertThat(papersOf(account)).extracting(Invoice::month).containsExactly(LocalDate.of(2026, 3, 1));
        bought("monthly-april", account);
        moveTo(at("2026-05-20 12:00"));
        bought("monthly-may", account);
        catchUp(at("2026-09-10 12:00"));
        catchUp(at("2026-09-10 12:01"));
        assertThat(papersOf(account))
                .extracting(Invoice::month)
                .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1));
        assertThat(papersOf(account)).allMatch(invoice -> invoice.origin() == Invoice.Origin.AUTOMATIC);
        assertThat(bean(Automatic.class)
                        .of(account.id())
                        .automatic()
                        .orElseThrow()
                        .next())
                .isEqualTo(LocalDate.of(2026, 9, 1));
        bean(Automatic.class)
                .turnOff(account.id(), customer(account.id()), now())
                .orThrow();
    }
}
