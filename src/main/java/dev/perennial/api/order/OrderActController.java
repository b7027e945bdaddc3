package dev.perennial.api.order;

import dev.perennial.account.Account;
import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.ReasonRefusal;
import dev.perennial.key.Scope;
import dev.perennial.order.Cashier;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Payer;
import dev.perennial.order.Refunds;
import dev.perennial.order.Wish;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Places, pays, cancels and undoes orders. */
@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "Orders")
class OrderActController {
    private final Orders orders;
    private final Refunds refunds;
    private final Cashier cashier;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final OrderReads reads;
    private final PlatformClock clock;

    OrderActController(
            Orders orders,
            Refunds refunds,
            Cashier cashier,
            Subscriptions subscriptions,
            Catalogs catalogs,
            OrderReads reads,
            PlatformClock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.cashier = cashier;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.reads = reads;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.ORDERS_WRITE)
    @Operation(summary = "Renew items by an order", description = """
        One order for all the items: bought at once from coupons and balance, or placed unpaid, to be paid \
        until it lapses. What was shown before can be sent along as `expected`, and the Terms of Service \
        agreed to as `acceptedTerms`: their versions are in the catalog.\
        """)
    @RefusesPurchase
    OrderView createOrder(
            Caller caller,
            @Parameter(description = "The account; for a customer's key its own")
                    @RequestParam(required = false)
                    @Nullable
                    String account,
            @RequestBody NewOrder asked) {
        var owner = caller.account(account);
        var purchase = asked.purchase(owner, this::usual);
        if (!isOf(owner, purchase.wishes().getFirst())) throw NewOrder.notFound();
        var outcome = asked.paysNow()
                ? orders.buyNow(purchase, caller.actor(), clock.now())
                : orders.place(purchase, caller.actor(), clock.now());
        return reads.view(outcome.orThrow());
    }

    @PostMapping("/{id}/payment")
    @Needs(Scope.ORDERS_WRITE)
    @Operation(summary = "Pay an unpaid order from coupons and balance", description = "At its own price.")
    @Refuses(
            in = OrderRefusal.class,
            codes = {
                "ORDER_NOT_FOUND",
                "ORDER_NOT_UNPAID",
                "AWAITS_PROVIDER",
                "ORDER_LAPSED",
                "ORDER_OUTDATED",
                "INSUFFICIENT_BALANCE"
            })
    OrderView payOrder(Caller caller, @PathVariable UUID id) {
        return reads.view(orders.pay(id, caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/{id}/cancellation")
    @Needs(Scope.ORDERS_WRITE)
    @Operation(summary = "Cancel an unpaid order", description = "It can never be paid afterwards.")
    @Refuses(
            in = OrderRefusal.class,
            codes = {"ORDER_NOT_FOUND", "ORDER_NOT_UNPAID", "AWAITS_PROVIDER"})
    OrderView cancelOrder(Caller caller, @PathVariable UUID id) {
        return reads.view(orders.cancel(id, caller.actor(), clock.now()).orThrow());
    }

    /** @param reason why, where one of the vendor's people does it on the customer's behalf */
    @Schema(name = "Undoing")
    record Undoing(
            @Schema(description = "Why; needed of the vendor's people") @Nullable
            String reason) {}

    @PostMapping("/{id}/undoing")
    @Needs(Scope.ORDERS_WRITE)
    @Operation(summary = "Undo a paid renewal whose term has not begun", description = """
        Expiration, money and coupons go back; coupons only while they are valid, and never as cash. \
        Answers the refund that takes the order back.\
        """)
    @Refuses(
            in = OrderRefusal.class,
            codes = {"ORDER_NOT_FOUND", "NOT_UNDOABLE", "TERM_HAS_BEGUN", "LATER_TERM_EXISTS", "REFUNDED_IN_PART"})
    @Refuses(in = ReasonRefusal.class)
    OrderView undoOrder(Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable Undoing asked) {
        reads.order(id, caller);
        var undone = caller.isVendors()
                ? reason(asked).then(reason -> refunds.undo(id, reason, caller.actor(), clock.now()))
                : refunds.undo(id, caller.actor(), clock.now());
        return reads.view(undone.orThrow());
    }

    @PostMapping("/{id}/payments")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.ORDERS_WRITE)
    @Operation(summary = "Begin a gateway payment for what an order lacks", description = """
        Answers the `address` of the page to send the customer to. What comes in is a top-up, from which \
        the order is paid. Asked again while it is open, the same payment is answered.\
        """)
    @Refuses(
            in = OrderRefusal.class,
            codes = {"ORDER_NOT_FOUND", "ORDER_NOT_UNPAID", "AWAITS_PROVIDER", "ORDER_LAPSED", "ORDER_OUTDATED"})
    @Refuses(
            in = PaymentRefusal.class,
            codes = {
                "PAYMENT_NOT_NEEDED",
                "GATEWAY_NOT_AVAILABLE",
                "AMOUNT_TOO_LARGE",
                "PAYMENT_BEING_CHECKED",
                "PAYMENT_ENDED",
                "GATEWAY_AWAY"
            })
    PaymentView beginOrderPayment(Caller caller, @PathVariable UUID id) {
        reads.order(id, caller);
        var payer = new Payer(caller.actor(), caller.language(), clock.now());
        return PaymentView.of(cashier.goToPay(id, payer).orThrow(), cashier);
    }

    private static Outcome<Reason> reason(@Nullable Undoing asked) {
        return Reason.read(asked == null || asked.reason() == null ? "" : asked.reason());
    }

    private Optional<Wish> usual(Subscription.Id id, Account owner) {
        return subscriptions
                .find(id)
                .filter(item -> item.account().equals(owner.id()))
                .map(item ->
                        Wish.usual(item, catalogs.current().product(item.item().product())));
    }

    private boolean isOf(Account owner, Wish wish) {
        return subscriptions
                .owner(wish.subscription())
                .filter(owner.id()::equals)
                .isPresent();
    }
}
