package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door to the orders of an account: page by page, newest first, with as many queries whatever there is. */
@Component
public class OrderLists {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final OrderStore store;
    private final OrderListQueries queries;

    OrderLists(Accounts accounts, Subscriptions subscriptions, OrderStore store, OrderListQueries queries) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.store = store;
        this.queries = queries;
    }

    /**
     * Some orders.
     *
     * @param items what their lines are about, by id
     * @param next the last of these, to go on after; null when no more follow
     */
    public record Page(
            List<Order> orders,
            Map<String, Subscription> items,
            @Nullable UUID next) {
        /** Rule 18: whether this order can be undone now. */
        public boolean mayUndo(Order order, Instant now) {
            return RefundRule.refusal(order, items, now).isEmpty();
        }
    }

    /**
     * How many orders there are in each state.
     *
     * @param most beyond which they are not counted
     */
    public record Counts(Map<Order.State, Long> states, long most) {
        public long of(Order.State state) {
            return Math.min(most, states.getOrDefault(state, 0L));
        }

        public boolean isMoreThan(Order.State state) {
            return states.getOrDefault(state, 0L) > most;
        }
    }

    /**
     * The orders after {@code after}, which are older; of another account there are none.
     *
     * @param after where the page before ended; null for the newest
     */
    public Page page(Account.Id account, OrderFilter filter, @Nullable UUID after, int limit, Actor actor) {
        if (!actor.reaches(account.value())) return new Page(List.of(), Map.of(), null);
        int bucket = accounts.bucketOf(account);
        var ids = queries.page(bucket, account, filter, after, limit + 1);
        var shown = ids.subList(0, Math.min(limit, ids.size()));
        if (shown.isEmpty()) return new Page(List.of(), Map.of(), null);
        var orders = store.get(bucket, shown).stream()
                .sorted(Comparator.comparing((Order order) -> shown.indexOf(order.id())))
                .toList();
        var items = orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(line -> line.subscription().value())
                .distinct()
                .toList();
        return new Page(orders, subscriptions.get(bucket, items), ids.size() > limit ? shown.getLast() : null);
    }

    /** The numbers for this filter, whatever state it names. */
    public Counts counts(Account.Id account, OrderFilter filter, Actor actor) {
        if (!actor.reaches(account.value())) return new Counts(Map.of(), OrderListQueries.COUNTED_MAX);
        var counted = queries.counts(accounts.bucketOf(account), account, filter);
        return new Counts(counted, OrderListQueries.COUNTED_MAX);
    }
}
