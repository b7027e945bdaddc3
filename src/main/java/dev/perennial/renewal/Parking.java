package dev.perennial.renewal;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Items set aside because working on them failed by a bug. */
@Component
public class Parking {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Journal journal;
    private final Ids ids;

    Parking(Accounts accounts, Subscriptions subscriptions, Journal journal, Ids ids) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.journal = journal;
        this.ids = ids;
    }

    /** Puts an item back to work: the next run takes up all it missed. */
    @Transactional
    public Outcome<Subscription.Id> unpark(Subscription.Id id, Reason reason, Actor actor, Instant now) {
        var account = subscriptions.owner(id).flatMap(owner -> accounts.lock(owner, actor));
        if (account.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        var owner = account.get().id();
        int bucket = accounts.bucketOf(owner);
        if (!subscriptions.unpark(bucket, id)) return refused(RenewalRefusal.NOT_PARKED);
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(owner.value(), now),
                        owner,
                        Optional.of(id.value()),
                        now,
                        actor,
                        JournalEntry.Kind.UNPARKED,
                        Map.of("reason", reason.text()))));
        return Outcome.done(id);
    }
}
