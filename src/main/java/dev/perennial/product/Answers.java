package dev.perennial.product;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.provider.ProviderRefusal;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.provider.ProviderTasks.Standing;
import dev.perennial.sign.StandardSignature;
import dev.perennial.sign.StandardSignature.Verdict;
import java.time.Instant;
import java.util.HashMap;
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
     * Takes what a product's system says of a task. A no that ends an order is told with the order's end; any other is told
     * here.
     *
     * @param no why not; null for a yes
     */
    @Transactional
    public Outcome<Standing> take(String product, UUID task, @Nullable String no, Instant now) {
        int bucket = buckets.of(task);
        var before = tasks.standing(bucket, task, product);
        boolean telling =
                no != null && before.filter(stands -> stands.order().isEmpty()).isPresent();
        if (telling) accounts.lock(before.orElseThrow().account());
        var seen = tasks.standing(bucket, task, product).map(Standing::state);
        var taken = tasks.answer(bucket, task, product, reason(no), now);
        if (telling
                && taken instanceof Outcome.Done<Standing>(var stands)
                && !seen.equals(Optional.of(stands.state()))) {
            var facts = Map.of(
                    "task",
                    task.toString(),
                    "action",
                    stands.action().name(),
                    "answer",
                    String.valueOf(stands.answer()));
            tell(bucket, stands, Actor.SYSTEM, JournalEntry.Kind.PROVIDER_TASK_REFUSED, facts, now);
        }
        return taken;
    }

    /**
     * Takes an operator's word for it, where the product's system cannot say it itself.
     *
     * @param why where they have it from, kept in the journal; null where they say no more than the answer
     */
    @Transactional
    public Outcome<Standing> takeFor(
            String product, UUID task, @Nullable String no, @Nullable Reason why, Actor actor, Instant now) {
        int bucket = buckets.of(task);
        var standing = tasks.standing(bucket, task, product);
        if (standing.isEmpty()) return refused(ProviderRefusal.TASK_NOT_FOUND);
        var account = accounts.lock(standing.get().account(), actor);
        if (account.isEmpty()) return refused(ProviderRefusal.TASK_NOT_FOUND);
        var seen = tasks.standing(bucket, task, product).map(Standing::state);
        var taken = tasks.answer(bucket, task, product, reason(no), now);
        if (taken instanceof Outcome.Done<Standing>(var stands) && !seen.equals(Optional.of(stands.state()))) {
            var facts = new HashMap<String, String>();
            facts.put("task", task.toString());
            facts.put("state", stands.state().name());
            facts.put("answer", String.valueOf(stands.answer()));
            if (why != null) facts.put("reason", why.text());
            tell(bucket, stands, actor, JournalEntry.Kind.PROVIDER_ANSWERED_FOR, facts, now);
        }
        return taken;
    }

    private void tell(
            int bucket, Standing task, Actor actor, JournalEntry.Kind kind, Map<String, String> facts, Instant now) {
        var owner = task.account();
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(owner.value(), now),
                        owner,
                        Optional.of(task.subscription()),
                        now,
                        actor,
                        kind,
                        facts)));
    }

    private static @Nullable String reason(@Nullable String no) {
        return no == null ? null : AnswerRule.shortened(no);
    }
}
