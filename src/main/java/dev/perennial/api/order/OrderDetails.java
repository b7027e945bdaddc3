package dev.perennial.api.order;

import dev.perennial.api.Amount;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Sentences;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with all that belongs to it.
 *
 * @param steps what was done about it, oldest first
 * @param canPay null where it is not unpaid
 * @param canUndo null where it is no paid renewal
 * @param renewable the items that can be renewed once more
 */
@Schema(name = "OrderDetails")
record OrderDetails(
        OrderView order,
        List<CouponUse> coupons,
        List<PaymentView> payments,
        List<Step> steps,

        @Schema(description = "The refund that took it back") @Nullable
        UUID undoneBy,

        @Schema(description = "What paying it now would take; null where it is not unpaid") @Nullable
        CanPay canPay,

        boolean canCancel,

        @Schema(description = "What undoing it now would give back; null where it is no paid renewal") @Nullable
        CanUndo canUndo,

        @Schema(description = "The items of it that can be renewed once more, by id")
        List<String> renewable) {

    /** What a coupon paid of a line. */
    @Schema(name = "OrderCouponUse")
    record CouponUse(
            String coupon,
            int line,
            Amount amount,
            Instant validUntil,
            @Nullable Instant returnedAt) {
        static CouponUse of(Coupon.Spent spent) {
            return new CouponUse(
                    spent.use().coupon().value(),
                    spent.use().line(),
                    Amount.of(spent.use().amount()),
                    spent.validUntil(),
                    spent.returnedAt());
        }
    }

    /** One step of its story. */
    @Schema(name = "OrderStep")
    record Step(Instant at, String by, String kind, Map<String, String> facts) {}

    /** Why something cannot be done: a refusal. */
    @Schema(name = "Refusal")
    record Why(String code, String detail) {
        static @Nullable Why of(Outcome<?> outcome, Sentences sentences) {
            return outcome instanceof Outcome.Refused<?>(var why, var facts)
                    ? new Why(why.name(), sentences.of(why, facts))
                    : null;
        }
    }

    /** Amounts are null where it cannot be paid. */
    @Schema(name = "OrderCanPay")
    record CanPay(
            boolean possible,
            @Nullable Amount byCoupons,
            @Nullable Amount fromWallet,

            @Schema(description = "What coupons and the wallet lack: to be paid at the gateway, or topped up") @Nullable
            Amount shortfall,

            @Nullable Why why) {
        static CanPay of(Outcome<Orders.Due> outcome, Sentences sentences) {
            return outcome instanceof Outcome.Done<Orders.Due>(var due)
                    ? new CanPay(
                            true,
                            Amount.of(due.byCoupons()),
                            Amount.of(due.fromWallet()),
                            Amount.of(due.shortfall()),
                            null)
                    : new CanPay(false, null, null, null, Why.of(outcome, sentences));
        }
    }

    /**
     * @param coupons return, since they are still valid
     * @param lost coupons that are over and do not return, nor as cash
     */
    @Schema(name = "OrderCanUndo")
    record CanUndo(
            boolean possible,
            @Nullable Amount toWallet,
            @Nullable List<CouponUse> coupons,
            @Nullable List<CouponUse> lost,
            @Nullable Why why) {
        static CanUndo of(Outcome<Refunds.Undoing> outcome, Sentences sentences) {
            return outcome instanceof Outcome.Done<Refunds.Undoing>(var undoing)
                    ? new CanUndo(
                            true,
                            Amount.of(undoing.toWallet()),
                            undoing.coupons().stream().map(CouponUse::of).toList(),
                            undoing.lost().stream().map(CouponUse::of).toList(),
                            null)
                    : new CanUndo(false, null, null, null, Why.of(outcome, sentences));
        }
    }
}
