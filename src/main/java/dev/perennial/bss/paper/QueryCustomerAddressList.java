package dev.perennial.bss.paper;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.WireIds;
import dev.perennial.key.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where papers would go: the address of each title. Ours are electronic, and go nowhere by post. */
@Component
class QueryCustomerAddressList implements Action {
    private final NumberedTitles titles;

    QueryCustomerAddressList(NumberedTitles titles) {
        this.titles = titles;
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
        return new Data(new Addresses(titles.of(ask.account(), WireIds.Kind.ADDRESS).stream()
                .map(title -> new Address(
                        title.number(),
                        title.user(),
                        ask.account().name(),
                        title.buyer().name(),
                        title.buyer().address(),
                        title.buyer().phone(),
                        "ALIYUN"))
                .toList()));
    }
}
