package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.ledger.Transfer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the movements of a wallet and the uses of coupons were for: beside the money itself. */
@Component
public class Movements {
    private final MovementQueries queries;

    Movements(MovementQueries queries) {
        this.queries = queries;
    }

    /**
     * What an order was for.
     *
     * @param item the name of its first item
     * @param items how many items it has
     */
    public record Bought(UUID order, String item, long items) {}

    /**
     * What some entries were for.
     *
     * @param orders the orders they paid, gave back, or were paid in for, by entry
     * @param bought these orders
     * @param automatic the entries that automatic top-up brought in
     */
    public record Told(Map<UUID, UUID> orders, Map<UUID, Bought> bought, Set<UUID> automatic) {
        public Optional<Bought> of(Transfer entry) {
            return Optional.ofNullable(orders.get(entry.id())).map(bought::get);
        }

        public boolean isAutomatic(Transfer entry) {
            return automatic.contains(entry.id());
        }
    }

    public Told of(int bucket, Collection<Transfer> entries) {
        var ids = entries.stream().map(Transfer::id).toList();
        var orders = new HashMap<>(queries.paidFor(bucket, ids));
        entries.forEach(entry -> entry.order().ifPresent(order -> orders.put(entry.id(), order)));
        return new Told(orders, queries.bought(bucket, Set.copyOf(orders.values())), queries.automatic(bucket, ids));
    }

    public Map<UUID, Bought> bought(int bucket, Collection<UUID> orders) {
        return queries.bought(bucket, orders);
    }

    /** How many renewals wait for money and would be tried at once when some came in (rule 4). */
    public long waiting(int bucket, Account.Id account) {
        return queries.waiting(bucket, account);
    }
}
