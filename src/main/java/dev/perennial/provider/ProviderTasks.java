package dev.perennial.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Front door to the outbox of product systems. */
@Component
public class ProviderTasks {
    private static final int CLAIM_MAX = 200;
    private static final int ATTEMPTS_MAX = 50;

    private final ProviderTaskStore store;
    private final Provider provider;
    private final TransactionTemplate transaction;

    ProviderTasks(ProviderTaskStore store, Provider provider, TransactionTemplate transaction) {
        this.store = store;
        this.provider = provider;
        this.transaction = transaction;
    }

    /** Whether an order's task was answered, and how. */
    public record Answered(UUID order, String subscription, boolean confirmed, String answer) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(int bucket, List<ProviderTask> tasks, Instant now) {
        store.insert(bucket, tasks, now);
    }

    /** Takes back a task nobody carried yet; false when it is already answered or on its way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean withdraw(int bucket, UUID order) {
        return store.withdraw(bucket, order) > 0;
    }

    public List<Answered> answersFor(int bucket, List<UUID> orders) {
        return store.answers(bucket, orders);
    }

    public Optional<Instant> earliestDue(int bucket) {
        return store.earliest(bucket);
    }

    /**
     * Carries what is due in a bucket: claimed in one transaction, carried outside any, recorded in another. A crash
     * between means carried twice at worst, with the same id.
     */
    public int carryDue(int bucket, Instant now) {
        int carried = 0;
        for (var tasks = claim(bucket, now); !tasks.isEmpty(); tasks = claim(bucket, now)) {
            for (var task : tasks) {
                carry(bucket, task, now);
                carried++;
            }
        }
        return carried;
    }

    private List<ProviderTask> claim(int bucket, Instant now) {
        // A claim is a lease: should this process die, the task is due again when the lease is over.
        return transaction.execute(status -> store.claim(bucket, now, now.plus(Duration.ofMinutes(5)), CLAIM_MAX));
    }

    private void carry(int bucket, ProviderTask task, Instant now) {
        Provider.Answer answer;
        try {
            answer = provider.carry(task);
        } catch (RuntimeException noAnswer) {
            store.again(bucket, task.id(), now, ATTEMPTS_MAX, String.valueOf(noAnswer.getMessage()));
            return;
        }
        switch (answer) {
            case Provider.Answer.Confirmed() -> store.answered(bucket, task.id(), "CONFIRMED", "confirmed", now);
            case Provider.Answer.Refused(var reason) -> store.answered(bucket, task.id(), "REFUSED", reason, now);
        }
    }
}
