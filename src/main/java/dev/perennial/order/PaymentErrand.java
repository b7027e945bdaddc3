package dev.perennial.order;

import dev.perennial.db.Outages;
import dev.perennial.kernel.Errand;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Payments;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks gateways what became of payments of which nothing was heard for too long, less and less often. */
@Component
class PaymentErrand implements Errand {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentErrand.class);

    /** So many at once; who is left is first in the next round. */
    private static final int CLAIM_MAX = 50;

    private static final int UNANSWERED_MAX = 2;

    private final Payments payments;
    private final PaymentDesk desk;

    PaymentErrand(Payments payments, PaymentDesk desk) {
        this.payments = payments;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public Turn turn() {
        return Turn.MONEY;
    }

    @Override
    public int run(int bucket, Instant now) {
        int settled = 0;
        int unanswered = 0;
        for (var due = payments.claimToAsk(bucket, now, CLAIM_MAX);
                !due.isEmpty();
                due = payments.claimToAsk(bucket, now, CLAIM_MAX)) {
            for (var payment : due) {
                // A gateway that is away keeps nobody waiting who is to be renewed: all of these are asked after later.
                if (unanswered >= UNANSWERED_MAX) return settled;
                switch (attend(payment, now)) {
                    case MOVED -> settled++;
                    case UNANSWERED -> unanswered++;
                    case STAYED -> {}
                }
            }
        }
        return settled;
    }

    private PaymentDesk.Attended attend(Payment payment, Instant now) {
        try {
            return desk.attend(payment, now);
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) throw failed;
            LOG.error("Payment {} could not be asked after", payment.id(), failed);
            return PaymentDesk.Attended.STAYED;
        }
    }
}
