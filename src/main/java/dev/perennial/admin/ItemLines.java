package dev.perennial.admin;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.timeline.Outlook;
import dev.perennial.timeline.Outlooks;
import dev.perennial.timeline.Timelines;
import dev.perennial.web.Visit;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the lines of items, looking at each account once. */
@Component
class ItemLines {
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final Timelines timelines;
    private final Outlooks outlooks;

    ItemLines(
            Subscriptions subscriptions, Accounts accounts, Catalogs catalogs, Timelines timelines, Outlooks outlooks) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.timelines = timelines;
        this.outlooks = outlooks;
    }

    /** The next tries of these accounts until {@code until}. */
    Map<Account.Id, Map<Subscription.Id, Outlook>> outlooks(Collection<Account.Id> of, Instant until, Instant now) {
        var found = new HashMap<Account.Id, Map<Subscription.Id, Outlook>>();
        Set.copyOf(of).forEach(account -> found.put(account, outlooks.of(account, until, now)));
        return found;
    }

    /** Items of one bucket, by id, each with its outlook where it has one. */
    Map<String, ItemLine> of(
            int bucket, Collection<String> ids, Map<Account.Id, Map<Subscription.Id, Outlook>> outlooks, Visit visit) {
        var items = subscriptions.get(bucket, ids);
        var owners = accounts.get(
                bucket,
                new TreeSet<>(items.values().stream().map(Subscription::account).toList()));
        var needed = needed(bucket, items.values());
        var lines = new HashMap<String, ItemLine>();
        items.forEach((id, item) -> {
            var outlook = outlooks.getOrDefault(item.account(), Map.of()).get(item.id());
            var owner = owners.get(item.account());
            var brief = timelines.brief(item, owner, outlook, own(item, needed), visit.now());
            lines.put(id, line(item, owner, brief, visit));
        });
        return lines;
    }

    /** Items wherever they are, in this order. */
    List<ItemLine> of(
            List<OverviewQueries.Place> places, Map<Account.Id, Map<Subscription.Id, Outlook>> outlooks, Visit visit) {
        var buckets = new TreeMap<Integer, TreeSet<String>>();
        places.forEach(place -> buckets.computeIfAbsent(place.bucket(), bucket -> new TreeSet<>())
                .add(place.subscription()));
        var lines = new HashMap<String, ItemLine>();
        buckets.forEach((bucket, ids) -> lines.putAll(of(bucket, ids, outlooks, visit)));
        return places.stream()
                .filter(place -> lines.containsKey(place.subscription()))
                .map(place -> lines.get(place.subscription()))
                .toList();
    }

    /** What these items need, as far as it is in this bucket. */
    private Map<String, Subscription> needed(int bucket, Collection<Subscription> items) {
        var ids = items.stream()
                .map(item -> item.item().dependsOn())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : subscriptions.get(bucket, ids);
    }

    /** What others hold is theirs to know. */
    private static @Nullable Subscription own(Subscription item, Map<String, Subscription> needed) {
        var found =
                item.item().dependsOn() == null ? null : needed.get(item.item().dependsOn());
        return found == null || !found.account().equals(item.account()) ? null : found;
    }

    private ItemLine line(Subscription item, Account owner, Timelines.Brief brief, Visit visit) {
        var product = catalogs.current().product(item.item().product());
        var language = Locale.of(visit.words().language());
        return new ItemLine(item, product.name().in(language), owner.name(), owner.zone(), brief);
    }
}
