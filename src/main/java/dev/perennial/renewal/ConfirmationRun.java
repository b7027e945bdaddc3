package dev.perennial.renewal;

import dev.perennial.order.Confirmation;
import dev.perennial.order.Order;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes up what providers answered: a yes captures the held money and the term counts, a final no frees it. */
@Component
public class ConfirmationRun {
    private final Confirmation confirmation;
    private final AttemptStore attempts;
    private final Subscriptions subscriptions;
    private final TransactionTemplate transaction;

    ConfirmationRun(
            Confirmation confirmation,
            AttemptStore attempts,
            Subscriptions subscriptions,
            TransactionTemplate transaction) {
        this.confirmation = confirmation;
        this.attempts = attempts;
        this.subscriptions = subscriptions;
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
                var item = order.lines().getFirst().subscription().value();
                var due = subscriptions.get(bucket, List.of(item)).get(item).due();
                statement.refused(order.price(), due.tryAt() == null);
            }
        }
    }
}
