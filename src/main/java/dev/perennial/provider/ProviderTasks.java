package dev.perennial.provider;

import static dev.perennial.kernel.Outcome.done;
import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Front door to the outbox of product systems. */
@Component
public class ProviderTasks {
    private static final int CLAIM_MAX = 200;
    private static final String CONFIRMED = "confirmed";

    private final ProviderTaskStore store;
    private final Provider provider;
    private final Accounts accounts;
    private final Journal journal;
    private final Ids ids;
    private final TransactionTemplate transaction;

    ProviderTasks(
            ProviderTaskStore store,
            Provider provider,
            Accounts accounts,
            Journal journal,
            Ids ids,
            TransactionTemplate transaction) {
        this.store = store;
        this.provider = provider;
        this.accounts = accounts;
        this.journal = journal;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** Whether an order's task was answered, and how. */
    public record Answered(UUID order, String subscription, boolean confirmed, String answer) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(int bucket, List<ProviderTask> tasks, Instant now) {
        store.insert(bucket, tasks, now);
    }

    /** Takes back what nobody carried yet; answers the orders of which it was not answered or on its way already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> withdraw(int bucket, Collection<UUID> orders) {
        return Set.copyOf(store.withdraw(bucket, orders));
    }

    /** Those of these orders whose tasks could be taken back now. */
    public Set<UUID> notYetCarried(int bucket, Collection<UUID> orders) {
        return Set.copyOf(store.notYetCarried(bucket, orders));
    }

    /** Whose task this is, where it was set aside after its last try; empty where it was not. */
    public Optional<Stuck> stuck(int bucket, UUID task) {
        return store.stuck(bucket, task);
    }

    /** A task that was set aside: nobody answered however often it was carried. */
    public record Stuck(Account.Id account, String subscription, ProviderTask.Action action) {}

    /** Carries a task again, from its first try on; false where it was not set aside any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean askAgain(int bucket, UUID task, Instant now) {
        return store.askAgain(bucket, task, now) == 1;
    }

    /**
     * Whether its item was told something else later on, or is about to be: carried now, it would undo that. A task that
     * an order waits for never is.
     */
    public boolean isOvertaken(int bucket, UUID task) {
        return store.isOvertaken(bucket, task);
    }

    /** Has what waits for another try of this product carried with the next run; answers how much that is. */
    @Transactional
    public int wake(int bucket, String product, Instant now) {
        return store.wake(bucket, product, now);
    }

    /** How a task of this product stands; empty where there is none of this id, or it is another product's. */
    public Optional<Standing> standing(int bucket, UUID task, String product) {
        return store.standing(bucket, task, product);
    }

    /** @param answer what was said last; null as long as nobody was asked */
    public record Standing(
            Account.Id account,
            String subscription,
            ProviderTask.Action action,
            Optional<UUID> order,
            State state,
            @Nullable String answer) {}

    public enum State {
        QUEUED,
        ACCEPTED,
        CONFIRMED,
        REFUSED,
        WITHDRAWN,
        PARKED
    }

    /**
     * Takes an answer that came by itself: twice, late, or before the answer to the call was recorded makes no difference,
     * since the first one stands. What was set aside is answered too.
     *
     * @param no why not; null for a yes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Standing> answer(int bucket, UUID task, String product, @Nullable String no, Instant now) {
        boolean taken = store.answer(bucket, task, product, no == null, no == null ? CONFIRMED : no, now) == 1;
        var standing = store.standing(bucket, task, product);
        if (standing.isEmpty()) return refused(ProviderRefusal.TASK_NOT_FOUND);
        var stands = standing.get();
        if (stands.state() == State.WITHDRAWN) return refused(ProviderRefusal.TASK_WITHDRAWN);
        boolean same = stands.state() == (no == null ? State.CONFIRMED : State.REFUSED);
        return taken || same ? done(stands) : refused(ProviderRefusal.TASK_ANSWERED_BEFORE);
    }

    public List<Answered> answersFor(int bucket, List<UUID> orders) {
        return store.answers(bucket, orders);
    }

    /**
     * Carries what is due in a bucket: claimed in one transaction, carried outside any, recorded in another. A crash
     * between means carried twice at worst, with the same id.
     */
    public int carryDue(int bucket, Instant now) {
        int carried = 0;
        for (var tasks = claim(bucket, now); !tasks.isEmpty(); tasks = claim(bucket, now)) {
            record(bucket, tasks, carry(tasks), now);
            carried += tasks.size();
        }
        return carried;
    }

    private List<ProviderTask> claim(int bucket, Instant now) {
        // A claim is a lease: should this process die, the task is due again when the lease is over.
        return transaction.execute(status -> store.claim(bucket, now, now.plus(Duration.ofMinutes(5)), CLAIM_MAX));
    }

    /** A no that ends an order is told with the order's end; any other no is told here. */
    private void record(int bucket, List<ProviderTask> tasks, List<Carried> carried, Instant now) {
        var no = carried.stream()
                .filter(answer -> answer.state() == Carried.State.REFUSED)
                .collect(Collectors.toMap(Carried::task, Carried::answer));
        var telling = tasks.stream()
                .filter(task -> task.order() == null && no.containsKey(task.id()))
                .toList();
        transaction.executeWithoutResult(status -> {
            // As every command does, the accounts first: rows of the journal refer to them.
            if (!telling.isEmpty()) {
                accounts.lockAll(
                        bucket, telling.stream().map(ProviderTask::account).collect(Collectors.toSet()));
            }
            var refused = store.answered(bucket, carried, now);
            journal.record(
                    bucket,
                    telling.stream()
                            .filter(task -> refused.contains(task.id()))
                            .map(task -> refusal(
                                    ids.next(task.account().value(), now),
                                    task,
                                    String.valueOf(no.get(task.id())),
                                    now))
                            .toList());
        });
    }

    private static JournalEntry refusal(UUID id, ProviderTask task, String answer, Instant now) {
        return new JournalEntry(
                id,
                task.account(),
                Optional.of(task.subscription()),
                now,
                Actor.SYSTEM,
                JournalEntry.Kind.PROVIDER_TASK_REFUSED,
                Map.of("task", task.id().toString(), "action", task.action().name(), "answer", answer));
    }

    /** One after the other where the answer is at hand; side by side where it comes from far away. */
    private List<Carried> carry(List<ProviderTask> tasks) {
        if (tasks.size() == 1 || tasks.stream().noneMatch(provider::isFar)) {
            return tasks.stream().map(this::carry).toList();
        }
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = tasks.stream()
                    .map(task -> CompletableFuture.supplyAsync(() -> carry(task), calls))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private Carried carry(ProviderTask task) {
        try {
            return switch (provider.carry(task)) {
                case Provider.Answer.Confirmed() -> new Carried(task.id(), Carried.State.CONFIRMED, CONFIRMED, null);
                case Provider.Answer.Refused(var reason) -> new Carried(task.id(), Carried.State.REFUSED, reason, null);
                case Provider.Answer.Accepted(var until) ->
                    new Carried(task.id(), Carried.State.ACCEPTED, "accepted", until);
                case Provider.Answer.NotAsked(var until, var why) ->
                    new Carried(task.id(), Carried.State.NOT_ASKED, why, until);
            };
        } catch (RuntimeException noAnswer) {
            return new Carried(task.id(), Carried.State.SILENT, String.valueOf(noAnswer.getMessage()), null);
        }
    }
}
