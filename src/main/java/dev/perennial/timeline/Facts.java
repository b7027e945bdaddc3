package dev.perennial.timeline;

import dev.perennial.catalog.Policy;
import dev.perennial.catalog.Product;
import dev.perennial.journal.JournalEntry;
import dev.perennial.order.Order;
import dev.perennial.subscription.LifecycleRule;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of an item.
 *
 * @param outlook what its next try would come to; empty when none is to come
 * @param open the order that stands open for it
 * @param needed the item it does not work without, where that is held by the same account
 * @param past its journal, oldest first; empty where only the item itself was looked at
 */
record Facts(
        Subscription item,
        Product product,
        Zones zones,
        Instant now,
        Optional<Outlook> outlook,
        Optional<Order> open,
        Optional<Subscription> needed,
        List<JournalEntry> past) {

    Policy policy() {
        return product.policy();
    }

    boolean isFree() {
        return !product.edition(item.item().edition()).paid();
    }

    Instant suspendedAt() {
        return LifecycleRule.suspendedAt(item, policy(), zones.account());
    }

    Instant releasedAt() {
        return LifecycleRule.releasedAt(item, policy(), zones.account());
    }

    /** The entry that set it aside, if it still is. */
    Optional<JournalEntry> parked() {
        return last(JournalEntry.Kind.PARKED, JournalEntry.Kind.UNPARKED)
                .filter(entry -> entry.kind() == JournalEntry.Kind.PARKED);
    }

    /** The last refusal of its present term. */
    Optional<JournalEntry> lastRefusal() {
        return last(
                        JournalEntry.Kind.RENEWAL_REFUSED,
                        JournalEntry.Kind.RENEWED,
                        JournalEntry.Kind.ORDER_UNDONE,
                        JournalEntry.Kind.TERM_GRANTED)
                .filter(entry -> entry.kind() == JournalEntry.Kind.RENEWAL_REFUSED);
    }

    boolean isUndone() {
        return last(JournalEntry.Kind.RENEWED, JournalEntry.Kind.ORDER_UNDONE, JournalEntry.Kind.TERM_GRANTED)
                .filter(entry -> entry.kind() == JournalEntry.Kind.ORDER_UNDONE)
                .isPresent();
    }

    /** The needed item ends before this one, or has ended. */
    boolean isAtRisk() {
        return needed.filter(other -> other.life().expiresAt() != null
                        && item.life().expiresAt() != null
                        && other.life().expiresAt().isBefore(item.life().expiresAt()))
                .isPresent();
    }

    Map<String, String> dates() {
        return Map.of(
                "expires_at", String.valueOf(item.life().expiresAt()),
                "suspended_at", suspendedAt().toString(),
                "released_at", releasedAt().toString());
    }

    private Optional<JournalEntry> last(JournalEntry.Kind... kinds) {
        var wanted = List.of(kinds);
        return past.stream().filter(entry -> wanted.contains(entry.kind())).reduce((earlier, later) -> later);
    }
}
