package dev.perennial.product;

import static dev.perennial.kernel.Outcome.done;
import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.product.Difference.Kind;
import dev.perennial.provider.ProviderTask;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a product's system again how an item should be, where the comparison found it otherwise. */
@Component
public class SendingAgain {
    private final ComparisonStore store;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final ProviderTasks tasks;
    private final OursQueries ours;
    private final Journal journal;
    private final Lines lines;
    private final Ids ids;

    SendingAgain(
            ComparisonStore store,
            Accounts accounts,
            Subscriptions subscriptions,
            ProviderTasks tasks,
            OursQueries ours,
            Journal journal,
            Lines lines,
            Ids ids) {
        this.store = store;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.tasks = tasks;
        this.ours = ours;
        this.journal = journal;
        this.lines = lines;
        this.ids = ids;
    }

    /** Queues what puts it right, by how the item is now; what became right since is a difference no more. */
    @Transactional
    public Outcome<List<Action>> send(String product, String item, Kind kind, Reason reason, Actor actor, Instant now) {
        var seen = store.find(product, item, kind);
        if (seen.isEmpty()) return refused(ProductRefusal.DIFFERENCE_NOT_FOUND);
        var owner = seen.get().account();
        if (owner.isEmpty()) return refused(ProductRefusal.NOTHING_TO_SEND);
        if (accounts.lock(owner.get(), actor).isEmpty()) return refused(ProductRefusal.DIFFERENCE_NOT_FOUND);
        int bucket = accounts.bucketOf(owner.get());
        var subscription = subscriptions.get(bucket, List.of(item)).get(item);
        if (subscription == null) return refused(ProductRefusal.NOTHING_TO_SEND);
        if (ours.isBusy(bucket, item)) return refused(ProductRefusal.TASK_ON_ITS_WAY);
        var actions = actions(kind, subscription.life().phase());
        if (actions.isEmpty()) return refused(ProductRefusal.DIFFERENCE_NOT_FOUND);

        // From here on it must succeed.
        tasks.queue(
                bucket,
                actions.stream().map(action -> task(subscription, action, now)).toList(),
                now);
        store.sent(seen.get(), actor.shown(), now);
        journal.record(bucket, List.of(entry(subscription, actions, reason, actor, now)));
        lines.of(product).wake();
        return done(actions);
    }

    /** The item may have gone on since it was compared: what is sent fits its phase now. */
    static List<Action> actions(Kind kind, Phase phase) {
        return switch (phase) {
            case RELEASED -> kind == Kind.ONLY_THERE ? List.of() : List.of(Action.RELEASE);
            case SUSPENDED ->
                switch (kind) {
                    case ONLY_HERE -> List.of(Action.START, Action.SUSPEND);
                    case SHOULD_STOP -> List.of(Action.SUSPEND);
                    case UNTIL_DIFFERS, QUANTITY_DIFFERS -> List.of(Action.EXTEND, Action.SUSPEND);
                    case SHOULD_RUN, STILL_THERE, ONLY_THERE -> List.of();
                };
            case ACTIVE, GRACE ->
                switch (kind) {
                    case ONLY_HERE, SHOULD_RUN, UNTIL_DIFFERS, QUANTITY_DIFFERS -> kind.actions();
                    case SHOULD_STOP, STILL_THERE, ONLY_THERE -> List.of();
                };
        };
    }

    private ProviderTask task(Subscription item, Action action, Instant now) {
        boolean ends = action == Action.SUSPEND || action == Action.RELEASE;
        return new ProviderTask(
                ids.next(item.account().value(), now),
                item.account(),
                item.id().value(),
                action,
                ends ? now : item.life().expiresAt(),
                null);
    }

    private JournalEntry entry(Subscription item, List<Action> actions, Reason reason, Actor actor, Instant now) {
        var said = new ArrayList<String>();
        actions.forEach(action -> said.add(action.name()));
        return new JournalEntry(
                ids.next(item.account().value(), now),
                item.account(),
                Optional.of(item.id().value()),
                now,
                actor,
                JournalEntry.Kind.PROVIDER_SENT_AGAIN,
                Map.of("actions", String.join(", ", said), "reason", reason.text()));
    }
}
