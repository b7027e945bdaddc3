package dev.perennial.bss.paper;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.bss.WireIds;
import dev.perennial.bss.WireIds.Kind;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.invoice.Invoices;
import dev.perennial.kernel.Money;
import dev.perennial.key.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for invoices of what was selected, for exactly what of it can be invoiced; they are electronic. */
@Component
class ApplyInvoice implements Action {
    private static final int MOST = 200;

    private final Invoices invoices;
    private final WireIds wireIds;

    ApplyInvoice(Invoices invoices, WireIds wireIds) {
        this.invoices = invoices;
        this.wireIds = wireIds;
    }

    /** @param invoiceApplyId the first of the invoices it became; null where all of it settled a deficit */
    record Data(@Nullable Long invoiceApplyId) {}

    @Override
    public String name() {
        return "ApplyInvoice";
    }

    @Override
    public Scope scope() {
        return Scope.INVOICES_WRITE;
    }

    @Override
    public Object answer(Ask ask) {
        var parameters = ask.parameters();
        var selected = parameters.numbered("SelectedIds", MOST);
        if (selected.isEmpty()) throw Fault.missing("SelectedIds");
        var title = named(ask, Kind.TITLE, "CustomerId");
        named(ask, Kind.ADDRESS, "AddressId");
        long amount = parameters.requiredNumber("InvoiceAmount", 1, Long.MAX_VALUE);
        parameters.required("ApplyUserNick");
        parameters.oneOf("InvoicingType", List.of(0, 1));
        parameters.oneOf("ProcessWay", List.of(0, 1));
        // A remark would be expected on the paper, where there is no place for one.
        if (parameters.text("UserRemark").isPresent()) throw Fault.invalid("UserRemark");
        if (parameters.yes("InvoiceByAmount").orElse(false)) throw Fault.of(FaultCode.NOT_APPLICABLE);
        var orders = new HashSet<UUID>();
        for (int i = 1; i <= selected.size(); i++) orders.add(named(ask, Kind.BILLABLE, "SelectedIds." + i));

        var seen = Money.ofMinor(amount, ask.account().currency());
        var asked = new Invoices.Asked(new Wanted.OfOrders(orders), title, seen, null);
        var made = invoices.request(ask.account().id(), asked, ask.actor(), ask.now())
                .orThrow();
        return new Data(
                made.invoices().isEmpty()
                        ? null
                        : wireIds.of(
                                ask.account().id(),
                                Kind.INVOICE,
                                made.invoices().getFirst().id().toString()));
    }

    private UUID named(Ask ask, Kind kind, String parameter) {
        long number = ask.parameters().requiredNumber(parameter, 0, Long.MAX_VALUE);
        return wireIds.find(ask.account().id(), kind, number)
                .map(UUID::fromString)
                .orElseThrow(() -> Fault.of(FaultCode.RESOURCE_NOT_EXISTS));
    }
}
