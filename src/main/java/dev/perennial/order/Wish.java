package dev.perennial.order;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One more term for this item.
 *
 * @param period of this length; null where it is to run on to a day
 * @param day to the next such day of the month (rule 17); null where it is of some length
 */
public record Wish(
        Subscription.Id subscription,
        @Nullable Period period,
        @Nullable Integer day) {
    private static final Period YEAR = new Period(12);

    public Wish {
        if ((period == null) == (day == null)) {
            throw new IllegalArgumentException("Indicates a bug: a wish for " + period + " and for the day " + day);
        }
    }

    public Wish(Subscription.Id subscription, Period period) {
        this(subscription, period, null);
    }

    /** To run on to the next such day of the month. */
    public static Wish aligned(Subscription.Id subscription, int day) {
        return new Wish(subscription, null, day);
    }

    /** What is usual where no length was named: the one it renews for by itself, else a year, else the shortest sold. */
    public static Wish usual(Subscription item, Product product) {
        var sold = product.periods(item.item().edition());
        var own = item.plan().period();
        var period = own != null && sold.contains(own)
                ? own
                : sold.contains(YEAR) || sold.isEmpty() ? YEAR : sold.getFirst();
        return new Wish(item.id(), period);
    }
}
