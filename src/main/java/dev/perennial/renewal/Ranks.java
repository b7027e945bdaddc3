package dev.perennial.renewal;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rule 9: front door to the order in which an account's items are renewed when money is short. */
@Component
public class Ranks {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Journal journal;
    private final Ids ids;

    Ranks(Accounts accounts, Subscriptions subscriptions, Journal journal, Ids ids) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.journal = journal;
        this.ids = ids;
    }

    /** As {@link #set(Map, Actor, Instant)}, for one item. */
    @Transactional
    public Outcome<Subscription> set(Subscription.Id id, Optional<Integer> rank, Actor actor, Instant now) {
        return set(Map.of(id, rank), actor, now).get(id);
    }

    /**
     * Sets the ranks of items of one account: those that can have one get theirs, and each of the others is refused by
     * name. Nothing is tried sooner or later for it: from the next charge on, the order is the new one.
     *
     * @param ranks 1 is kept first when money is short; empty comes after all that have one
     */
    @Transactional
    public Map<Subscription.Id, Outcome<Subscription>> set(
            Map<Subscription.Id, Optional<Integer>> ranks, Actor actor, Instant now) {
        var decided = new LinkedHashMap<Subscription.Id, Outcome<Subscription>>();
        ranks.keySet().forEach(id -> decided.put(id, refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND)));
        var locked = owner(ranks.keySet(), actor).flatMap(owner -> accounts.lock(owner, actor));
        if (locked.isEmpty()) return decided;
        var account = locked.get().id();
        int bucket = accounts.bucketOf(account);
        var before = subscriptions.get(
                bucket, ranks.keySet().stream().map(Subscription.Id::value).toList());
        var changed = new ArrayList<Subscription>();
        before.values().stream().filter(item -> item.account().equals(account)).forEach(item -> {
            var outcome = RankRule.decide(item, ranks.get(item.id()));
            decided.put(item.id(), outcome);
            if (outcome instanceof Done<Subscription>(var ranked) && !sameRank(item, ranked)) changed.add(ranked);
        });

        // From here on the ranks are set.
        subscriptions.save(bucket, changed);
        journal.record(
                bucket, changed.stream().map(item -> entry(item, actor, now)).toList());
        return decided;
    }

    /** The one account a batch is for: the customer's own, or that of the first item there is. */
    private Optional<Account.Id> owner(Set<Subscription.Id> named, Actor actor) {
        return actor.account()
                .map(Account.Id::new)
                .or(() -> named.stream()
                        .map(subscriptions::owner)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static boolean sameRank(Subscription one, Subscription other) {
        return Objects.equals(one.item().rank(), other.item().rank());
    }

    private JournalEntry entry(Subscription item, Actor actor, Instant now) {
        var rank = item.item().rank();
        return new JournalEntry(
                ids.next(item.account().value(), now),
                item.account(),
                Optional.of(item.id().value()),
                now,
                actor,
                JournalEntry.Kind.RANKED,
                rank == null ? Map.of() : Map.of("rank", String.valueOf(rank)));
    }
}
