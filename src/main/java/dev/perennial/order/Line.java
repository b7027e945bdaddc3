package dev.perennial.order;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.subscription.Subscription;
import java.time.Instant;

/**
 * One item of an order.
 *
 * @param expiration the end the item had when it was ordered: what this line renews
 * @param term what it buys; while unpaid, what it would buy
 * @param open whether the order is still to be paid, or to be confirmed: one such line an item
 */
public record Line(
        int number,
        Subscription.Id subscription,
        Period period,
        Money price,
        Money paidByCoupons,
        Money paidFromWallet,
        Instant expiration,
        Term term,
        boolean open) {

    Line paidBy(Checkout.Chosen item) {
        return new Line(
                number,
                subscription,
                period,
                price,
                item.pay().byCoupons(),
                item.pay().fromWallet(),
                expiration,
                item.quote().term(),
                false);
    }
}
