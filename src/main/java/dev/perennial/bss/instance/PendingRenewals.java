package dev.perennial.bss.instance;

import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.catalog.Catalogs;
import dev.perennial.order.Orders;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the order that a refund of an instance takes back: its last renewal, made for nothing else. */
@Component
class PendingRenewals {
    private final Subscriptions subscriptions;
    private final Orders orders;
    private final Catalogs catalogs;

    PendingRenewals(Subscriptions subscriptions, Orders orders, Catalogs catalogs) {
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.catalogs = catalogs;
    }

    UUID of(Ask ask) {
        var product = ask.product(catalogs.current());
        var id = new Subscription.Id(ask.parameters().required("InstanceId"));
        var item = ask.theirs(subscriptions.find(id), product);
        return subscriptions.terms(item).stream()
                .max(Comparator.comparing(PaidTerm::number))
                .map(PaidTerm::order)
                .filter(Objects::nonNull)
                .flatMap(orders::find)
                .filter(order -> order.lines().size() == 1)
                .orElseThrow(() -> Fault.of(FaultCode.RESOURCE_STATUS))
                .id();
    }
}
