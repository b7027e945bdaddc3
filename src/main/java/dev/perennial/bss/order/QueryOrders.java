package dev.perennial.bss.order;

import dev.perennial.account.Accounts;
import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.catalog.Catalogs;
import dev.perennial.key.Scope;
import dev.perennial.order.Order;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists orders by when they were placed, newest first: those of the last hour, unless a time is named. */
@Component
class QueryOrders implements Action {
    private static final int USUAL = 20;
    private static final int MOST = 300;

    private final OrderQueries queries;
    private final OrderViews views;
    private final Accounts accounts;
    private final Catalogs catalogs;

    QueryOrders(OrderQueries queries, OrderViews views, Accounts accounts, Catalogs catalogs) {
        this.queries = queries;
        this.views = views;
        this.accounts = accounts;
        this.catalogs = catalogs;
    }

    @Override
    public String name() {
        return "QueryOrders";
    }

    @Override
    public Scope scope() {
        return Scope.ORDERS_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var parameters = ask.parameters();
        var to = parameters.time("CreateTimeEnd").orElse(ask.now());
        var from = parameters.time("CreateTimeStart").orElse(to.minus(Duration.ofHours(1)));
        var named = parameters.text("ProductCode").isPresent();
        var product = named ? ask.product(catalogs.current()) : null;
        var filter = new OrderQueries.Filter(
                from,
                to,
                type(ask),
                state(ask),
                product == null ? null : product.code(),
                (product == null ? parameters.text("ProductType") : ask.edition(product)).orElse(null));
        var prepaid = parameters
                .word("SubscriptionType", "Subscription", "PayAsYouGo")
                .orElse("Subscription");
        var paging = parameters.paging(USUAL, MOST);
        int bucket = accounts.bucketOf(ask.account().id());
        // There are neither orders of what is paid as it goes, nor upgrades.
        boolean any = prepaid.equals("Subscription")
                && parameters.text("OrderType").filter("Upgrade"::equals).isEmpty();
        long total = any ? queries.count(bucket, ask.account().id(), filter) : 0;
        var found = queries.page(bucket, ask.account().id(), filter, paging.offset(), any ? paging.size() : 0);
        var shown = new OrderViews.Views(views.whole(ask.account(), found));
        return new OrderViews.Data(ask.host(), paging.number(), paging.size(), total, shown);
    }

    private static Order.@Nullable Type type(Ask ask) {
        return ask.parameters()
                .word("OrderType", "New", "Renew", "Upgrade", "Refund")
                .map(word -> switch (word) {
                    case "Renew" -> Order.Type.RENEWAL;
                    case "Refund" -> Order.Type.REFUND;
                    case "New" -> Order.Type.NEW;
                    default -> null;
                })
                .orElse(null);
    }

    private static Order.@Nullable State state(Ask ask) {
        return ask.parameters()
                .word("PaymentStatus", "Unpaid", "Paid", "Cancelled")
                .map(word -> switch (word) {
                    case "Unpaid" -> Order.State.UNPAID;
                    case "Paid" -> Order.State.PAID;
                    default -> Order.State.CANCELLED;
                })
                .orElse(null);
    }
}
