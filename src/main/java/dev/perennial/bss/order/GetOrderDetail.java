package dev.perennial.bss.order;

import dev.perennial.account.Accounts;
import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.key.Scope;
import org.springframework.stereotype.Component;

/** An order, with one entry for each instance it is about. */
@Component
class GetOrderDetail implements Action {
    private final OrderQueries queries;
    private final OrderViews views;
    private final Accounts accounts;

    GetOrderDetail(OrderQueries queries, OrderViews views, Accounts accounts) {
        this.queries = queries;
        this.views = views;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "GetOrderDetail";
    }

    @Override
    public Scope scope() {
        return Scope.ORDERS_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var account = ask.account();
        var order = queries.one(accounts.bucketOf(account.id()), account.id(), views.named(ask)).stream()
                .findFirst()
                .orElseThrow(() -> Fault.of(FaultCode.RESOURCE_NOT_EXISTS));
        var lines = views.byLine(account, order);
        return new OrderViews.Data(ask.host(), 1, lines.size(), lines.size(), new OrderViews.Views(lines));
    }
}
