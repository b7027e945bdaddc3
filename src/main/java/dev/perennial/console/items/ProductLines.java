package dev.perennial.console.items;

import dev.perennial.account.Account;
import dev.perennial.catalog.Product;
import dev.perennial.console.items.ProductPage.Row;
import dev.perennial.dependency.Dependencies;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Refusal;
import dev.perennial.order.QuoteRule;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.timeline.Timelines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the lines of a product's items, with a handful of statements however many they are. */
@Component
class ProductLines {
    private final Subscriptions subscriptions;
    private final Timelines timelines;
    private final Dependencies dependencies;
    private final ProductQueries queries;

    ProductLines(Subscriptions subscriptions, Timelines timelines, Dependencies dependencies, ProductQueries queries) {
        this.subscriptions = subscriptions;
        this.timelines = timelines;
        this.dependencies = dependencies;
        this.queries = queries;
    }

    List<Row> of(int bucket, Account account, Product product, List<Subscription> items, Instant now) {
        if (items.isEmpty()) return List.of();
        var ids = items.stream().map(item -> item.id().value()).toList();
        var needed = needed(bucket, items);
        var outside = dependencies.outside(bucket, items);
        var hanging = queries.hanging(bucket, account.id(), ids);
        var open = queries.open(bucket, ids);
        return items.stream()
                .map(item -> {
                    var id = item.id().value();
                    var other = own(item, needed);
                    return new Row(
                            item,
                            timelines.brief(item, account, null, other, now),
                            other,
                            other == null ? outside.get(item.id()) : null,
                            hanging.getOrDefault(id, List.of()),
                            open.get(id),
                            never(item, account, product, open.containsKey(id), now));
                })
                .toList();
    }

    private Map<String, Subscription> needed(int bucket, List<Subscription> items) {
        var ids = items.stream()
                .map(item -> item.item().dependsOn())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return subscriptions.get(bucket, ids);
    }

    /** What others hold is theirs to know. */
    private static @Nullable Subscription own(Subscription item, Map<String, Subscription> needed) {
        var id = item.item().dependsOn();
        var found = id == null ? null : needed.get(id);
        return found == null || !found.account().equals(item.account()) ? null : found;
    }

    /** Why it cannot be ordered at all now; for which period is chosen later. */
    private static @Nullable Refusal never(
            Subscription item, Account account, Product product, boolean inOrder, Instant now) {
        var period = product.periods(item.item().edition()).stream().findFirst().orElse(new Period(1));
        var quote = QuoteRule.quote(item, product, period, account.currency(), inOrder, account.zone(), now);
        return quote instanceof Refused<QuoteRule.Quote>(var why, var facts) ? why : null;
    }
}
