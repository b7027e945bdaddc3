package dev.perennial.bss.paper;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.WireIds;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.key.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom an account's invoices can be made out to. */
@Component
class QueryInvoicingCustomerList implements Action {
    private final Titles titles;
    private final WireIds wireIds;

    QueryInvoicingCustomerList(Titles titles, WireIds wireIds) {
        this.titles = titles;
        this.wireIds = wireIds;
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
        var account = ask.account();
        var all = titles.of(account.id());
        var numbers = wireIds.of(
                account.id(),
                WireIds.Kind.TITLE,
                all.stream().map(title -> title.id().toString()).toList());
        long user = wireIds.of(account.id(), WireIds.Kind.ACCOUNT, account.id().value());
        return new Data(new Customers(all.stream()
                .map(title -> view(ask, title, numbers.get(title.id().toString()), user))
                .toList()));
    }

    private static Customer view(Ask ask, Title title, long number, long user) {
        var buyer = title.buyer();
        return new Customer(
                number,
                user,
                ask.account().name(),
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
