package dev.perennial.subscription;

import dev.perennial.account.Account;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rule 4: money that arrives makes the account's waiting renewals due at once. */
@Component
public class Waking {
    private final Subscriptions subscriptions;
    private final Journal journal;
    private final Ids ids;

    Waking(Subscriptions subscriptions, Journal journal, Ids ids) {
        this.subscriptions = subscriptions;
        this.journal = journal;
        this.ids = ids;
    }

    /** The item as arriving money leaves it: tried at once where it waits for money and has a try to come. */
    public static Subscription woken(Subscription item, Instant now) {
        boolean waits = item.due().tryAt() != null
                && Due.INSUFFICIENT_BALANCE.equals(item.due().waitsFor());
        return waits || awaitsTopUp(item) ? item.with(item.due().tryingAt(now)) : item;
    }

    private static boolean awaitsTopUp(Subscription item) {
        return Due.AWAITING_TOP_UP.equals(item.due().waitsFor());
    }

    /** Wakes what waits for funds and still has a try to come; answers how many items that is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int wake(int bucket, Account.Id account, Actor actor, Instant now) {
        return wake(bucket, account, subscriptions.waitingForFunds(bucket, account), actor, now);
    }

    /** Has what waited for a charge of the kept payment method decided at once, whatever became of the charge. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int wakeCharged(int bucket, Account.Id account, Actor actor, Instant now) {
        var waiting = subscriptions.waitingForFunds(bucket, account).stream()
                .filter(Waking::awaitsTopUp)
                .toList();
        return wake(bucket, account, waiting, actor, now);
    }

    private int wake(int bucket, Account.Id account, List<Subscription> waiting, Actor actor, Instant now) {
        subscriptions.save(
                bucket, waiting.stream().map(item -> woken(item, now)).toList());
        journal.record(
                bucket,
                waiting.stream()
                        .map(item -> new JournalEntry(
                                ids.next(account.value(), now),
                                account,
                                Optional.of(item.id().value()),
                                now,
                                actor,
                                JournalEntry.Kind.RENEWAL_WOKEN,
                                Map.of()))
                        .toList());
        return waiting.size();
    }
}
