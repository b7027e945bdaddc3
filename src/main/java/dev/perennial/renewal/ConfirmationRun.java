package dev.perennial.renewal;

import dev.perennial.db.Outages;
import dev.perennial.order.Confirmation;
import dev.perennial.order.Order;
import dev.perennial.provider.ProviderTasks.Answered;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes up what providers answered: a yes captures the held money and the term counts, a final no frees it. An answer
 * that cannot be taken up because of a bug keeps nobody else waiting: its order stays as it is, and is tried again.
 */
@Component
public class ConfirmationRun {
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmationRun.class);

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
        int ended = 0;
        for (var answer : confirmation.answered(bucket)) {
            try {
                ended += end(bucket, answer, now, statement);
            } catch (RuntimeException failed) {
                if (Outages.isOutage(failed)) {
                    throw failed;
                }
                LOG.error("The answer to order {} could not be taken up", answer.order(), failed);
            }
        }
        return ended;
    }

    private int end(int bucket, Answered answer, Instant now, Tally statement) {
        var ended = transaction.execute(status -> {
            var order = confirmation.settle(bucket, answer, now);
            order.filter(ConfirmationRun::isAutomatic)
                    .ifPresent(auto -> attempts.answered(bucket, auto.id(), outcome(auto)));
            return order;
        });
        ended.filter(ConfirmationRun::isAutomatic).ifPresent(auto -> count(bucket, auto, statement));
        return ended.isPresent() ? 1 : 0;
    }

    private static boolean isAutomatic(Order order) {
        return order.origin() == Order.Origin.AUTO;
    }

    private static String outcome(Order order) {
        return order.state() == Order.State.PAID ? Attempt.RENEWED : RenewalRefusal.PROVIDER_REFUSED.name();
    }

    private void count(int bucket, Order order, Tally statement) {
        if (order.state() == Order.State.PAID) {
            statement.confirmed(order.price());
        } else {
            var item = order.lines().getFirst().subscription().value();
            var due = subscriptions.get(bucket, List.of(item)).get(item).due();
            statement.refused(order.price(), due.tryAt() == null);
        }
    }
}
