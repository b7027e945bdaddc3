package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.WireIds;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Period;
import dev.perennial.key.Scope;
import dev.perennial.order.Orders;
import dev.perennial.order.Purchase;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Renews one instance by an order that is paid at once; where it cannot be paid, there is none. */
@Component
class RenewInstance implements Action {
    private static final List<Integer> PERIODS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36);

    private final Subscriptions subscriptions;
    private final Orders orders;
    private final Catalogs catalogs;
    private final WireIds wireIds;

    RenewInstance(Subscriptions subscriptions, Orders orders, Catalogs catalogs, WireIds wireIds) {
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.catalogs = catalogs;
        this.wireIds = wireIds;
    }

    record Data(String orderId) {}

    @Override
    public String name() {
        return "RenewInstance";
    }

    @Override
    public Scope scope() {
        return Scope.ORDERS_WRITE;
    }

    @Override
    public Object answer(Ask ask) {
        var parameters = ask.parameters();
        var product = ask.product(catalogs.current());
        var id = new Subscription.Id(parameters.required("InstanceId"));
        var months = parameters.oneOf("RenewPeriod", PERIODS).orElseThrow(() -> Fault.missing("RenewPeriod"));
        var token = Tokens.of(parameters);
        ask.theirs(subscriptions.find(id), product);
        var wish = new Wish(id, new Period(months));
        var purchase = new Purchase(List.of(wish), Optional.empty(), null, null, token);
        var order = orders.buyNow(purchase, ask.actor(), ask.now()).orThrow();
        var number = wireIds.of(order.account(), WireIds.Kind.ORDER, order.id().toString());
        return new Data(String.valueOf(number));
    }
}
