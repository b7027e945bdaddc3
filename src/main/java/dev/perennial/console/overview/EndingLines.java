package dev.perennial.console.overview;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.timeline.Outlooks;
import dev.perennial.timeline.Timelines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the lines of what ends soon, with as many statements for many as for one. */
@Component
class EndingLines {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Timelines timelines;
    private final Outlooks outlooks;

    EndingLines(
            Accounts accounts, Subscriptions subscriptions, Catalogs catalogs, Timelines timelines, Outlooks outlooks) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.timelines = timelines;
        this.outlooks = outlooks;
    }

    List<EndingLine> of(Account account, List<String> ids, Instant until, Instant now) {
        if (ids.isEmpty()) return List.of();
        int bucket = accounts.bucketOf(account.id());
        var items = subscriptions.get(bucket, ids);
        var needs = items.values().stream()
                .map(item -> item.item().dependsOn())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var needed = needs.isEmpty() ? Map.<String, Subscription>of() : subscriptions.get(bucket, needs);
        var foreseen = outlooks.of(account.id(), until, now);
        return ids.stream()
                .map(items::get)
                .map(item -> new EndingLine(
                        item,
                        catalogs.current().product(item.item().product()),
                        timelines.brief(item, account, foreseen.get(item.id()), own(item, needed), now),
                        account.zone(),
                        now))
                .toList();
    }

    /** What others hold is theirs to know. */
    private static @Nullable Subscription own(Subscription item, Map<String, Subscription> needed) {
        var found =
                item.item().dependsOn() == null ? null : needed.get(item.item().dependsOn());
        return found == null || !found.account().equals(item.account()) ? null : found;
    }
}
