package dev.perennial.order;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Subscription;

/** One more term of this length for this item. */
public record Wish(Subscription.Id subscription, Period period) {
    private static final Period YEAR = new Period(12);

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
