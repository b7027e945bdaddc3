package dev.perennial.order;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item of an order.
 *
 * @param period what it buys; null where it buys the days until one day of the month
 * @param aligned that day (rule 17); null where a period is bought
 * @param expiration the end the item had when it was ordered: what this line renews; null for what was bought new
 * @param term what it buys; while unpaid, what it would buy
 * @param sold what its invoice says; of lines paid before that was kept, and of unpaid ones, null
 * @param open whether the order is still to be paid, or to be confirmed: one such line an item
 */
public record Line(
        int number,
        Subscription.Id subscription,
        @Nullable Period period,
        @Nullable Aligned aligned,
        Money price,
        Money paidByCoupons,
        Money paidFromWallet,
        @Nullable Instant expiration,
        Term term,
        @Nullable Sold sold,
        boolean open) {

    /** Null where it buys the days to the account's day. */
    @Nullable
    Integer months() {
        return period == null ? null : period.months();
    }

    /** How long it is, in ISO 8601: {@code P3M}, or {@code P12D} where days are bought. */
    public String length() {
        return period == null ? "P" + term.days() + "D" : period.toString();
    }

    /** What was wished for when it was ordered. */
    Wish wish() {
        return aligned == null ? new Wish(subscription, period) : Wish.aligned(subscription, aligned.day());
    }

    Line paidBy(Checkout.Chosen item) {
        return new Line(
                number,
                subscription,
                period,
                aligned,
                price,
                item.pay().byCoupons(),
                item.pay().fromWallet(),
                expiration,
                item.quote().term(),
                Sold.of(item.product()),
                false);
    }
}
