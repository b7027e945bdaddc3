package dev.perennial.bss.paper;

import dev.perennial.account.Account;
import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.WireIds;
import dev.perennial.invoice.Title;
import dev.perennial.key.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom an account's invoices can be made out to. */
@Component
class QueryInvoicingCustomerList implements Action {
    private final NumberedTitles titles;

    QueryInvoicingCustomerList(NumberedTitles titles) {
        this.titles = titles;
    }

    /** @param type 0: plain */
    record Customer(
            long id,
            long userId,
            String userNick,
            String invoiceTitle,
            long type,
            long customerType,
            long taxpayerType,
            long status,
            long issueType,
            long adjustType,
            String registerNo,
            String bank,
            String bankNo,
            String operatingLicenseAddress,
            String operatingLicensePhone) {}

    record Customers(List<Customer> customerInvoice) {}

    record Data(Customers customerInvoiceList) {}

    @Override
    public String name() {
        return "QueryInvoicingCustomerList";
    }

    @Override
    public Scope scope() {
        return Scope.INVOICES_READ;
    }

    @Override
    public Object answer(Ask ask) {
        return new Data(new Customers(titles.of(ask.account(), WireIds.Kind.TITLE).stream()
                .map(title -> view(ask.account(), title))
                .toList()));
    }

    private static Customer view(Account account, NumberedTitles.Numbered title) {
        var buyer = title.buyer();
        return new Customer(
                title.number(),
                title.user(),
                account.name(),
                buyer.name(),
                0,
                buyer.kind() == Title.Kind.PERSON ? 1 : 2,
                1,
                1,
                1,
                0,
                buyer.taxNumber(),
                buyer.bank(),
                buyer.bankAccount(),
                buyer.address(),
                buyer.phone());
    }
}
