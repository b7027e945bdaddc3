package dev.perennial.listing;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Period;
import dev.perennial.order.QuoteRule;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.timeline.Timelines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the lines of a list from its items, with as many statements for many as for one. */
@Component
class Lines {
    /** Only asked why there is no price, where there is no period to ask for. */
    private static final Period ANY = new Period(1);

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Timelines timelines;
    private final ItemQueries queries;

    Lines(Accounts accounts, Subscriptions subscriptions, Catalogs catalogs, Timelines timelines, ItemQueries queries) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.timelines = timelines;
        this.queries = queries;
    }

    /** Those of these items that are the account's, in this order. */
    List<Line> of(Account account, List<String> ids, Instant now) {
        if (ids.isEmpty()) return List.of();
        int bucket = accounts.bucketOf(account.id());
        var items = subscriptions.get(bucket, ids);
        var open = queries.openOrders(bucket, ids);
        var needs = items.values().stream()
                .map(item -> item.item().dependsOn())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var needed = needs.isEmpty() ? Map.<String, Subscription>of() : subscriptions.get(bucket, needs);
        return ids.stream()
                .map(items::get)
                .filter(item -> item != null && item.account().equals(account.id()))
                .map(item -> line(account, item, open.get(item.id().value()), needed(item, needed), now))
                .toList();
    }

    private static @Nullable Subscription needed(Subscription item, Map<String, Subscription> needed) {
        var found =
                item.item().dependsOn() == null ? null : needed.get(item.item().dependsOn());
        return found == null || !found.account().equals(item.account()) ? null : found;
    }

    private Line line(
            Account account, Subscription item, @Nullable OpenOrder open, @Nullable Subscription needed, Instant now) {
        var product = catalogs.current().product(item.item().product());
        var period =
                Ranks.shownPeriod(product, item.item().edition(), item.plan().period(), account.currency());
        var quote = QuoteRule.quote(item, product, period.orElse(ANY), account.currency(), false, account.zone(), now);
        var risk = needed == null
                ? Optional.<dev.perennial.kernel.Said>empty()
                : timelines.brief(item, account, null, needed, now).risk();
        return new Line(item, product, period, quote, Optional.ofNullable(open), risk, account.zone(), now);
    }
}
