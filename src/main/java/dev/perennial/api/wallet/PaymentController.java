package dev.perennial.api.wallet;

import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.order.PaymentView;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.order.Cashier;
import dev.perennial.order.Payer;
import dev.perennial.order.PaymentDesk;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentFilter;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments through a gateway: found, looked after, gone on with and given up. */
@RestController
@RequestMapping("/api/v1/payments")
@Tag(name = "Payments")
class PaymentController {
    private static final String LIST = "payments";

    private final Payments payments;
    private final PaymentDesk desk;
    private final Cashier cashier;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    PaymentController(Payments payments, PaymentDesk desk, Cashier cashier, Clockwork clockwork, PlatformClock clock) {
        this.payments = payments;
        this.desk = desk;
        this.cashier = cashier;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "List an account's payments", description = "The newest first.")
    Page<PaymentView> listPayments(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) Payment.@Nullable State state,
            @Parameter(description = "Those begun for this order") @RequestParam(required = false) @Nullable
                    UUID order) {
        var after = paging.after(LIST, 1).map(cursor -> cursor.id(0)).orElse(null);
        return paging.page(
                payments.of(caller.account(account).id(), new PaymentFilter(state, order), after, paging.fetch()),
                PaymentView::of,
                payment -> Cursor.of(LIST, payment.id()));
    }

    @GetMapping("/{id}")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "Get a payment")
    @Refuses(in = PaymentRefusal.class, codes = "PAYMENT_NOT_FOUND")
    PaymentView getPayment(Caller caller, @PathVariable UUID id) {
        return PaymentView.of(payment(id, caller));
    }

    @PostMapping("/{id}/check")
    @Needs(Scope.WALLET_WRITE)
    @Operation(
            summary = "Ask the gateway what became of a payment",
            description = "As happens when the customer comes back from its page: what came in is in the wallet then.")
    @Refuses(in = PaymentRefusal.class, codes = "PAYMENT_NOT_FOUND")
    PaymentView checkPayment(Caller caller, @PathVariable UUID id) {
        var payment = desk.ask(payment(id, caller), clock.now());
        if (payment.state() == Payment.State.SUCCEEDED) clockwork.workOn(payment.account(), clock.now());
        return PaymentView.of(payment);
    }

    @PostMapping("/{id}/continuation")
    @Needs(Scope.WALLET_WRITE)
    @Operation(
            summary = "Continue a payment that the customer turned back from",
            description = "Answers the `address` of the page to send the customer to.")
    @Refuses(
            in = PaymentRefusal.class,
            codes = {"PAYMENT_NOT_FOUND", "PAYMENT_BEING_CHECKED", "PAYMENT_ENDED", "GATEWAY_AWAY"})
    PaymentView continuePayment(Caller caller, @PathVariable UUID id) {
        var payer = new Payer(caller.actor(), caller.language(), clock.now());
        return PaymentView.of(cashier.goOn(payment(id, caller), payer).orThrow(), cashier);
    }

    @PostMapping("/{id}/abandonment")
    @Needs(Scope.WALLET_WRITE)
    @Operation(
            summary = "Give a payment up",
            description = "It ends, unless it was paid before: then that is taken in.")
    @Refuses(in = PaymentRefusal.class, codes = "PAYMENT_NOT_FOUND")
    PaymentView abandonPayment(Caller caller, @PathVariable UUID id) {
        return PaymentView.of(desk.giveUp(payment(id, caller), clock.now()));
    }

    private Payment payment(UUID id, Caller caller) {
        return payments.find(id, caller.actor())
                .orElseThrow(() -> new RefusedException(PaymentRefusal.PAYMENT_NOT_FOUND, Map.of()));
    }
}
