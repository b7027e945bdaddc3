package dev.perennial.renewal;

import dev.perennial.order.Confirmation;
import dev.perennial.order.Order;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes up what providers answered: a yes captures the held money and the term counts, a final no frees it. */
@Component
public class ConfirmationRun {
    private final Confirmation confirmation;
    private final AttemptStore attempts;
    private final TransactionTemplate transaction;

    ConfirmationRun(Confirmation confirmation, AttemptStore attempts, TransactionTemplate transaction) {
        this.confirmation = confirmation;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    /** Works through a bucket; answers how many orders ended, one way or the other. */
    public int run(int bucket, Instant now, Tally statement) {
        var answered = confirmation.answered(bucket);
        for (var answer : answered) {
            transaction.executeWithoutResult(status ->
                    confirmation.settle(bucket, answer, now).ifPresent(order -> record(bucket, order, statement)));
        }
        return answered.size();
    }

    private void record(int bucket, Order order, Tally statement) {
        if (order.origin() == Order.Origin.AUTO) {
            boolean paid = order.state() == Order.State.PAID;
            attempts.answered(bucket, order.id(), paid ? Attempt.RENEWED : RenewalRefusal.PROVIDER_REFUSED.name());
            if (paid) {
                statement.confirmed(order.price());
            } else {
                statement.refused(order.price());
            }
        }
    }
}
