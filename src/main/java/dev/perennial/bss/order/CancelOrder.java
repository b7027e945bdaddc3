package dev.perennial.bss.order;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.key.Scope;
import dev.perennial.order.Orders;
import org.springframework.stereotype.Component;

/** Cancels an order that is not paid. */
@Component
class CancelOrder implements Action {
    private final OrderViews views;
    private final Orders orders;

    CancelOrder(OrderViews views, Orders orders) {
        this.views = views;
        this.orders = orders;
    }

    record Data(String hostId) {}

    @Override
    public String name() {
        return "CancelOrder";
    }

    @Override
    public Scope scope() {
        return Scope.ORDERS_WRITE;
    }

    @Override
    public Object answer(Ask ask) {
        orders.cancel(views.named(ask), ask.actor(), ask.now()).orThrow();
        return new Data(ask.host());
    }
}
