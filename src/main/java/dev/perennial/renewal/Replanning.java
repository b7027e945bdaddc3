package dev.perennial.renewal;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.Installation;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Reminded;
import dev.perennial.subscription.ReminderRule.Which;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.TryRule;
import dev.perennial.subscription.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the deadlines of items anew after the vendor changed a product's policy: what an earlier schedule would have done
 * by now and the new one has not is due at once, and late; nothing is done twice.
 */
@Component
public class Replanning {
    private static final int CHUNK = 1000;

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Reminded reminded;
    private final Catalogs catalogs;
    private final Journal journal;
    private final Installation installation;
    private final Buckets buckets;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Replanning(
            Accounts accounts,
            Subscriptions subscriptions,
            Reminded reminded,
            Catalogs catalogs,
            Journal journal,
            Installation installation,
            Buckets buckets,
            Ids ids,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.reminded = reminded;
        this.catalogs = catalogs;
        this.journal = journal;
        this.installation = installation;
        this.buckets = buckets;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** Takes up every product that changed since its items were planned. Cut off in the middle, it begins again. */
    public void run(Instant now) {
        catalogs.unplanned().forEach((product, revision) -> {
            buckets.all().forEach(bucket -> replan(bucket, product, now));
            catalogs.planned(product, revision);
        });
    }

    private void replan(int bucket, String product, Instant now) {
        var last = "";
        for (var items = subscriptions.ofProduct(bucket, product, last, CHUNK);
                !items.isEmpty();
                items = subscriptions.ofProduct(bucket, product, last, CHUNK)) {
            var chunk = items;
            transaction.executeWithoutResult(status -> replan(bucket, chunk, now));
            last = items.getLast().id().value();
        }
    }

    private void replan(int bucket, List<Subscription> seen, Instant now) {
        var owners = seen.stream().map(Subscription::account).distinct().toList();
        accounts.lockAll(bucket, owners);
        var held = accounts.get(bucket, owners);
        var items = subscriptions.get(
                bucket, seen.stream().map(item -> item.id().value()).toList());
        var told = reminded.of(bucket, items.values());
        var changed = items.values().stream()
                .map(item -> replanned(
                        item,
                        new Zones(held.get(item.account()).zone(), installation.zone()),
                        told.get(item.id()),
                        now))
                .filter(item -> !item.due().equals(items.get(item.id().value()).due()))
                .toList();
        subscriptions.save(bucket, changed);
        journal.record(bucket, changed.stream().map(item -> entry(item, now)).toList());
    }

    private Subscription replanned(Subscription item, Zones zones, Set<Which> told, Instant now) {
        var policy = catalogs.current().product(item.item().product()).policy();
        var tried = item.due();
        boolean toBeRefused = tried.tryAt() != null
                && TryRule.first(item, policy, zones.platform()).isEmpty();
        boolean standsStill = tried.tryAt() == null && tried.waitsFor() != null || toBeRefused;
        boolean untried = tried.waitsFor() == null && tried.tryAt() != null;
        Due due = standsStill
                ? tried
                : tried.tryingAt((untried
                                ? TryRule.first(item, policy, zones.platform())
                                : TryRule.next(item, policy, zones.platform(), now))
                        .orElse(null));
        return Planning.rescheduled(item.with(due), policy, zones, told);
    }

    private JournalEntry entry(Subscription item, Instant now) {
        return new JournalEntry(
                ids.next(item.account().value(), now),
                item.account(),
                Optional.of(item.id().value()),
                now,
                Actor.SYSTEM,
                JournalEntry.Kind.REPLANNED,
                Map.of("product", item.item().product()));
    }
}
