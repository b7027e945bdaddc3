package dev.perennial.api.order;

import dev.perennial.api.Amount;
import dev.perennial.order.Cashier;
import dev.perennial.order.PaymentDesk;
import dev.perennial.payment.Payment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment through a gateway: money that becomes a top-up, from which its order is then paid. */
@Schema(name = "Payment")
public record PaymentView(
        UUID id,
        String account,
        Amount amount,

        @Schema(description = "The order it is for; null for a top-up") @Nullable
        UUID order,

        String gateway,
        Payment.State state,

        @Schema(description = "Whether the customer can go on to pay it")
        boolean payable,

        @Schema(description = "Whether it may have been paid: its gateway is being asked")
        boolean unsure,

        Instant begunAt,
        @Nullable Instant endedAt,

        @Schema(description = "Why its order could not be paid with it, so that the money stayed in the wallet")
        @Nullable
        String keptBecause,

        @Schema(description = "The page to send the customer to; told when a payment is begun or gone on with")
        @Nullable
        String address) {

    public static PaymentView of(Payment payment) {
        return of(payment, null);
    }

    public static PaymentView of(PaymentDesk.Going going, Cashier cashier) {
        return of(going.payment(), cashier.absolute(going));
    }

    private static PaymentView of(Payment payment, @Nullable String address) {
        return new PaymentView(
                payment.id(),
                payment.account().value(),
                Amount.of(payment.amount()),
                payment.order().orElse(null),
                payment.gateway(),
                payment.state(),
                payment.isPayable(),
                payment.there().unsure(),
                payment.begunAt(),
                payment.endedAt(),
                payment.keptBecause().orElse(null),
                address);
    }
}
