package dev.perennial.product;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.provider.ProviderRefusal;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.provider.ProviderTasks.Standing;
import dev.perennial.sign.StandardSignature;
import dev.perennial.sign.StandardSignature.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to answers that come by themselves: signed by a product's system, or given by an operator for it. */
@Component
public class Answers {
    private final ProductSystems systems;
    private final ProviderTasks tasks;
    private final Accounts accounts;
    private final Journal journal;
    private final Buckets buckets;
    private final Ids ids;

    Answers(ProductSystems systems, ProviderTasks tasks, Accounts accounts, Journal journal, Buckets buckets, Ids ids) {
        this.systems = systems;
        this.tasks = tasks;
        this.accounts = accounts;
        this.journal = journal;
        this.buckets = buckets;
        this.ids = ids;
    }

    /** What came with an answer, as it came; null for what did not. */
    public record Signed(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body) {}

    /**
     * Whether an answer to this task is signed by this product, and for this task: what was signed for one says nothing
     * of another. To be asked before what it says is read.
     *
     * @param wall the machine's own time: signatures are as old as their makers' clocks say
     */
    public boolean isSigned(String product, UUID task, Signed signed, Instant wall, Instant now) {
        var verdict = StandardSignature.check(
                signed.id(),
                signed.timestamp(),
                signed.signatures(),
                signed.body(),
                systems.secrets(product, now),
                wall);
        return verdict == Verdict.GOOD && task.toString().equals(signed.id());
    }

    /**
     * Takes what a product's system says of a task.
     *
     * @param no why not; null for a yes
     */
    @Transactional
    public Outcome<Standing> take(String product, UUID task, @Nullable String no, Instant now) {
        return tasks.answer(buckets.of(task), task, product, reason(no), now);
    }

    /** Takes an operator's word for it, where the product's system cannot say it itself. */
    @Transactional
    public Outcome<Standing> takeFor(String product, UUID task, @Nullable String no, Actor actor, Instant now) {
        int bucket = buckets.of(task);
        var standing = tasks.standing(bucket, task, product);
        if (standing.isEmpty()) return refused(ProviderRefusal.TASK_NOT_FOUND);
        var account = accounts.lock(standing.get().account(), actor);
        if (account.isEmpty()) return refused(ProviderRefusal.TASK_NOT_FOUND);
        var taken = tasks.answer(bucket, task, product, reason(no), now);
        if (taken instanceof Outcome.Done<Standing>(var stands)
                && stands.state() != standing.get().state()) {
            var owner = account.get().id();
            journal.record(
                    bucket,
                    List.of(new JournalEntry(
                            ids.next(owner.value(), now),
                            owner,
                            Optional.of(stands.subscription()),
                            now,
                            actor,
                            JournalEntry.Kind.PROVIDER_ANSWERED_FOR,
                            Map.of(
                                    "task",
                                    task.toString(),
                                    "state",
                                    stands.state().name(),
                                    "answer",
                                    String.valueOf(stands.answer())))));
        }
        return taken;
    }

    private static @Nullable String reason(@Nullable String no) {
        return no == null ? null : AnswerRule.shortened(no);
    }
}
