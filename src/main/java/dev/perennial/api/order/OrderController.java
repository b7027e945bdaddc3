package dev.perennial.api.order;

import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.Window;
import dev.perennial.key.Scope;
import dev.perennial.order.Order;
import dev.perennial.order.OrderFilter;
import dev.perennial.order.OrderLists;
import dev.perennial.order.OrderRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds orders. */
@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "Orders")
class OrderController {
    private static final String LIST = "orders";

    private final OrderLists lists;
    private final OrderReads reads;

    OrderController(OrderLists lists, OrderReads reads) {
        this.lists = lists;
        this.reads = reads;
    }

    @GetMapping
    @Needs(Scope.ORDERS_READ)
    @Operation(summary = "List an account's orders", description = "The newest first.")
    Page<OrderView> listOrders(
            Caller caller,
            Paging paging,
            @Parameter(description = "The account; for a customer's key its own")
                    @RequestParam(required = false)
                    @Nullable
                    String account,
            @RequestParam(required = false) Order.@Nullable State state,
            @RequestParam(required = false) OrderFilter.@Nullable Kind kind,
            @Parameter(description = "The code of a product that one of the order's items is of")
                    @RequestParam(required = false)
                    @Nullable
                    String product,
            @Parameter(description = "Part of an item's id or name, or an order's number")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(description = "Placed at this instant or later") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Placed before this instant") @RequestParam(required = false) @Nullable
                    Instant before) {
        var owner = caller.account(account);
        var filter = new OrderFilter(
                state, kind, product, text, Window.instant("from", from), Window.instant("before", before));
        var after = paging.after(LIST, 1).map(cursor -> cursor.id(0)).orElse(null);
        var page = lists.page(owner.id(), filter, after, paging.limit(), caller.actor());
        return new Page<>(
                page.orders().stream()
                        .map(order -> OrderView.of(order, page.items()))
                        .toList(),
                page.next() == null ? null : Cursor.of(LIST, page.next()).text());
    }

    /** @param more whether there are more than that: they are counted so far */
    @Schema(name = "OrderCount")
    record Count(Order.State state, long count, boolean more) {}

    @GetMapping("/counts")
    @Needs(Scope.ORDERS_READ)
    @Operation(
            summary = "Count an account's orders by state",
            description = "Up to a number beyond which it is only said that there are more.")
    List<Count> countOrders(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var counts = lists.counts(caller.account(account).id(), OrderFilter.ALL, caller.actor());
        return Stream.of(Order.State.values())
                .map(state -> new Count(state, counts.of(state), counts.isMoreThan(state)))
                .toList();
    }

    @GetMapping("/{id}")
    @Needs(Scope.ORDERS_READ)
    @Operation(
            summary = "Get an order",
            description = "With its lines, coupons, payments and story, and what can still be done about it.")
    @Refuses(in = OrderRefusal.class, codes = "ORDER_NOT_FOUND")
    OrderDetails getOrder(Caller caller, @PathVariable UUID id) {
        return reads.details(id, caller);
    }

    @GetMapping("/{id}/payments")
    @Needs(Scope.ORDERS_READ)
    @Operation(summary = "List an order's payments through a gateway", description = "The newest first, 50 at most.")
    @Refuses(in = OrderRefusal.class, codes = "ORDER_NOT_FOUND")
    List<PaymentView> listOrderPayments(Caller caller, @PathVariable UUID id) {
        return reads.payments(reads.order(id, caller));
    }
}
