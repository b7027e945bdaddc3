package dev.perennial.forecast;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.order.Order;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that is to come, in the life of one item. */
public sealed interface Happening {
    Instant at();

    /** The item as this leaves it. */
    Subscription item();

    /**
     * It is renewed and paid for.
     *
     * @param origin who ordered it: automatic renewal, or the customer by an order the provider is yet to confirm
     */
    record Charge(
            Instant at,
            Subscription item,
            Order.Origin origin,
            Period period,
            Money price,
            Money byCoupons,
            Money fromWallet,
            Term term)
            implements Happening {}

    /**
     * An automatic try is refused, and nothing is taken.
     *
     * @param code why, as everywhere
     * @param price what it would have cost; null where there is no price
     * @param shortfall what is missing; null unless money is
     * @param nextTry when it is tried again; null when this was the last time
     */
    record Failure(
            Instant at,
            Subscription item,
            String code,
            @Nullable Money price,
            @Nullable Money shortfall,
            @Nullable Instant nextTry)
            implements Happening {}

    /**
     * Its term ends and nobody has renewed it.
     *
     * @param mode how it was to be renewed
     * @param period for how long it can be renewed by hand; null where it is not sold any more
     * @param price what that costs until then
     */
    record Expiration(
            Instant at,
            Subscription item,
            Mode mode,
            @Nullable Period period,
            @Nullable Money price) implements Happening {}

    /** It stops serving; its data is kept. */
    record Stop(Instant at, Subscription item) implements Happening {}

    /** It is deleted for good. */
    record Release(Instant at, Subscription item) implements Happening {}

    /** An order placed for it can no longer be paid. */
    record Lapse(Instant at, Subscription item, Money price) implements Happening {}
}
