package dev.perennial.order;

import dev.perennial.coupon.Coupon;
import dev.perennial.journal.JournalEntry;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An order with all that belongs to it.
 *
 * @param items what its lines are about, by id, as it is now
 * @param steps what was done about it, by whom, oldest first
 * @param coupons what it used, line by line
 * @param undoneBy the refund that took it back
 */
public record OrderFile(
        Order order,
        Map<String, Subscription> items,
        List<JournalEntry> steps,
        List<Coupon.Spent> coupons,
        Optional<UUID> undoneBy) {
    public Subscription item(Line line) {
        return items.get(line.subscription().value());
    }

    /** The coupons that paid for this line. */
    public List<Coupon.Spent> coupons(Line line) {
        return coupons.stream()
                .filter(spent -> spent.use().line() == line.number())
                .toList();
    }
}
