package dev.perennial.api.order;

import dev.perennial.api.Amount;
import dev.perennial.coupon.Coupon;
import dev.perennial.order.Line;
import dev.perennial.order.Order;
import dev.perennial.order.OrderFilter;
import dev.perennial.subscription.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as programs see it. */
@Schema(name = "Order")
record OrderView(
        UUID id,
        String account,
        Order.Type type,

        @Schema(description = "AUTO: renewed by itself; MANUAL: bought by hand; REFUND: takes an order back")
        OrderFilter.Kind kind,

        Order.State state,

        @Schema(description = "Whether its money is held until the product's provider confirms")
        boolean awaitsProvider,

        Amount price,
        Amount paidByCoupons,
        Amount paidFromWallet,
        Instant placedAt,
        @Nullable Instant paidAt,

        @Schema(description = "Until when it can be paid, while it is unpaid") @Nullable
        Instant lapsesAt,

        @Nullable Instant cancelledAt,
        Order.@Nullable Because cancelledBecause,
        @Nullable Instant undoneAt,

        @Schema(description = "The order that a refund takes back whole") @Nullable
        UUID undoes,

        @Schema(description = "The order that a refund gives back part of, or all, while it stays paid") @Nullable
        UUID refunds,

        @Schema(description = "The Terms of Service it stands under, by version") @Nullable
        String termsVersion,

        @Nullable Instant termsAcceptedAt,

        @Schema(description = "The coupons chosen to pay it with; null where they are taken in the usual order of use")
        @Nullable
        List<String> chosenCoupons,

        @Schema(description = "Your own reference, where one was sent with it") @Nullable
        String reference,

        List<LineView> lines) {

    /** One item of an order. */
    @Schema(name = "OrderLine")
    record LineView(
            int number,
            String subscription,
            String name,
            String product,
            String edition,

            @Schema(description = "How long it is, in ISO 8601", example = "P3M")
            String length,

            @Schema(
                    description = "The day of the month it is brought to; null where a period is bought",
                    example = "15")
            @Nullable
            Integer day,

            Amount price,
            Amount paidByCoupons,
            Amount paidFromWallet,

            @Schema(description = "When the item was to expire when it was ordered")
            Instant expiration,

            @Schema(description = "Where the new term starts; while the order is unpaid, where it would")
            Instant termStart,

            @Schema(description = "Where the new term ends: the new expiration")
            Instant termEnd) {

        static LineView of(Line line, Subscription about) {
            return new LineView(
                    line.number(),
                    about.id().value(),
                    about.item().name(),
                    about.item().product(),
                    about.item().edition(),
                    line.length(),
                    line.aligned() == null ? null : line.aligned().day(),
                    Amount.of(line.price()),
                    Amount.of(line.paidByCoupons()),
                    Amount.of(line.paidFromWallet()),
                    line.expiration(),
                    line.term().start(),
                    line.term().end());
        }
    }

    static OrderView of(Order order, Map<String, Subscription> items) {
        var cancelled = order.cancelled();
        return new OrderView(
                order.id(),
                order.account().value(),
                order.type(),
                OrderFilter.Kind.of(order),
                order.state(),
                order.awaitsProvider(),
                Amount.of(order.price()),
                Amount.of(order.paidByCoupons()),
                Amount.of(order.paidFromWallet()),
                order.placedAt(),
                order.paidAt(),
                order.state() == Order.State.UNPAID ? order.lapsesAt() : null,
                cancelled == null ? null : cancelled.at(),
                cancelled == null ? null : cancelled.because(),
                order.undoneAt(),
                order.undoes(),
                order.refunds(),
                order.termsVersion(),
                order.asked().termsAcceptedAt(),
                order.asked()
                        .coupons()
                        .map(ids -> ids.stream().map(Coupon.Id::value).sorted().toList())
                        .orElse(null),
                order.asked().key(),
                order.lines().stream()
                        .map(line ->
                                LineView.of(line, items.get(line.subscription().value())))
                        .toList());
    }
}
