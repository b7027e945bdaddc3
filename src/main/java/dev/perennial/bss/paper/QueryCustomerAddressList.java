package dev.perennial.bss.paper;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.WireIds;
import dev.perennial.invoice.Titles;
import dev.perennial.key.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where papers would go: the address of each title. Ours are electronic, and go nowhere by post. */
@Component
class QueryCustomerAddressList implements Action {
    private final Titles titles;
    private final WireIds wireIds;

    QueryCustomerAddressList(Titles titles, WireIds wireIds) {
        this.titles = titles;
        this.wireIds = wireIds;
    }

    record Address(
            long id,
            long userId,
            String userNick,
            String addressee,
            String deliveryAddress,
            String phone,
            String bizType) {}

    record Addresses(List<Address> customerInvoiceAddress) {}

    record Data(Addresses customerInvoiceAddressList) {}

    @Override
    public String name() {
        return "QueryCustomerAddressList";
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
                WireIds.Kind.ADDRESS,
                all.stream().map(title -> title.id().toString()).toList());
        long user = wireIds.of(account.id(), WireIds.Kind.ACCOUNT, account.id().value());
        return new Data(new Addresses(all.stream()
                .map(title -> new Address(
                        numbers.get(title.id().toString()),
                        user,
                        account.name(),
                        title.buyer().name(),
                        title.buyer().address(),
                        title.buyer().phone(),
                        "ALIYUN"))
                .toList()));
    }
}
