package dev.perennial.renewal;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.order.OrderRefusal;
import dev.perennial.provider.ProviderTasks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a product's system was asked and never answered, until an operator has it asked again. */
@Component
public class StuckTasks {
    private final Accounts accounts;
    private final ProviderTasks tasks;
    private final Journal journal;
    private final Ids ids;
    private final Buckets buckets;

    StuckTasks(Accounts accounts, ProviderTasks tasks, Journal journal, Ids ids, Buckets buckets) {
        this.accounts = accounts;
        this.tasks = tasks;
        this.journal = journal;
        this.ids = ids;
        this.buckets = buckets;
    }

    /**
     * Has the product's system asked again, from the first try on. The task's id is the same, so that it knows it. Refused
     * where its item was told something else since: asked now, an old stop would end what was started again. Whoever asks
     * lets the clockwork work on the account that is answered, so that it is carried at once.
     */
    @Transactional
    public Outcome<Account.Id> askAgain(UUID task, Reason reason, Actor actor, Instant now) {
        int bucket = buckets.of(task);
        var stuck = tasks.stuck(bucket, task);
        if (stuck.isEmpty()) return refused(RenewalRefusal.NOT_PARKED);
        var account = accounts.lock(stuck.get().account(), actor);
        if (account.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        if (tasks.isOvertaken(bucket, task)) return refused(RenewalRefusal.TASK_OVERTAKEN);
        if (!tasks.askAgain(bucket, task, now)) return refused(RenewalRefusal.NOT_PARKED);
        var owner = account.get().id();
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(owner.value(), now),
                        owner,
                        Optional.of(stuck.get().subscription()),
                        now,
                        actor,
                        JournalEntry.Kind.PROVIDER_ASKED_AGAIN,
                        Map.of("task", task.toString(), "reason", reason.text()))));
        return Outcome.done(owner);
    }
}
