package dev.perennial.api.order;

import dev.perennial.account.Accounts;
import dev.perennial.api.Caller;
import dev.perennial.api.order.OrderDetails.CanPay;
import dev.perennial.api.order.OrderDetails.CanUndo;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.order.Order;
import dev.perennial.order.OrderFile;
import dev.perennial.order.OrderFiles;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.payment.PaymentFilter;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscriptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a program is told of an order. */
@Component
class OrderReads {
    private static final int PAYMENTS_SHOWN = 50;

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Orders orders;
    private final OrderFiles files;
    private final Refunds refunds;
    private final Payments payments;
    private final PlatformClock clock;

    OrderReads(
            Accounts accounts,
            Subscriptions subscriptions,
            Orders orders,
            OrderFiles files,
            Refunds refunds,
            Payments payments,
            PlatformClock clock) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.files = files;
        this.refunds = refunds;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * The order, where it is one of those that whoever asks may see.
     *
     * @throws RefusedException that there is none of this number
     */
    Order order(UUID id, Caller caller) {
        return orders.find(id)
                .filter(order -> caller.actor().reaches(order.account().value()))
                .orElseThrow(() -> new RefusedException(OrderRefusal.ORDER_NOT_FOUND, Map.of()));
    }

    OrderView view(Order order) {
        var items = order.lines().stream()
                .map(line -> line.subscription().value())
                .distinct()
                .toList();
        return OrderView.of(order, subscriptions.get(accounts.bucketOf(order.account()), items));
    }

    OrderDetails details(UUID id, Caller caller) {
        var file = files.of(id, caller.actor()).orThrow();
        var order = file.order();
        return new OrderDetails(
                OrderView.of(order, file.items()),
                file.coupons().stream().map(OrderDetails.CouponUse::of).toList(),
                payments(order),
                file.steps().stream()
                        .map(step -> new OrderDetails.Step(
                                step.at(), step.actor().name(), step.kind().name(), step.facts()))
                        .toList(),
                file.undoneBy().orElse(null),
                canPay(order, caller),
                order.state() == Order.State.UNPAID,
                canUndo(order, caller),
                renewable(file));
    }

    List<PaymentView> payments(Order order) {
        return payments.of(order.account(), new PaymentFilter(null, order.id()), null, PAYMENTS_SHOWN).stream()
                .map(PaymentView::of)
                .toList();
    }

    private @Nullable CanPay canPay(Order order, Caller caller) {
        return order.state() == Order.State.UNPAID
                ? CanPay.of(orders.mayPay(order.id(), caller.actor(), clock.now()), caller.sentences())
                : null;
    }

    private @Nullable CanUndo canUndo(Order order, Caller caller) {
        boolean renewal =
                order.state() == Order.State.PAID && order.type() != Order.Type.REFUND && order.undoneAt() == null;
        return renewal
                ? CanUndo.of(refunds.mayUndo(order.id(), caller.actor(), clock.now()), caller.sentences())
                : null;
    }

    private static List<String> renewable(OrderFile file) {
        if (file.order().state() == Order.State.UNPAID) return List.of();
        return file.order().lines().stream()
                .map(file::item)
                .filter(item -> item.life().phase() != Phase.RELEASED)
                .map(item -> item.id().value())
                .distinct()
                .toList();
    }
}
