package dev.perennial.autotopup;

import dev.perennial.db.Outages;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Errand;
import dev.perennial.payment.AutomaticPayments;
import dev.perennial.payment.Fate;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the charges that were begun: claimed in one transaction, made outside any, recorded in another. A crash between
 * means charged again with the same payment, which the gateway takes once.
 */
@Component
public class ChargeRun implements Errand {
    private static final Logger LOG = LoggerFactory.getLogger(ChargeRun.class);
    private static final int CLAIM_MAX = 50;

    /** Who claimed a charge has so long to make it. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
    private static final int DOUBLINGS_MAX = 5;

    /** Gateways remember for a day at least what they were asked to charge; after this they are asked what they know. */
    private static final Duration CHARGED_AGAIN = Duration.ofHours(12);

    private final ChargeStore charges;
    private final AutomaticPayments automatic;
    private final Payments payments;
    private final Settlement settlement;
    private final TransactionTemplate transaction;

    ChargeRun(
            ChargeStore charges,
            AutomaticPayments automatic,
            Payments payments,
            Settlement settlement,
            TransactionTemplate transaction) {
        this.charges = charges;
        this.automatic = automatic;
        this.payments = payments;
        this.settlement = settlement;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "charges";
    }

    @Override
    public Turn turn() {
        return Turn.MONEY;
    }

    /** Answers how many charges ended: what is not known yet is nobody's reason to look again at once. */
    @Override
    public int run(int bucket, Instant now) {
        for (var some = claim(bucket, now); !some.isEmpty(); some = claim(bucket, now)) {
            some.forEach(charge -> guarded(charge, () -> make(bucket, charge, now)));
        }
        int ended = 0;
        for (var some = charges.ended(bucket, CLAIM_MAX); !some.isEmpty(); some = charges.ended(bucket, CLAIM_MAX)) {
            int settled = 0;
            for (var charge : some) {
                settled += guarded(charge, () -> settlement.settle(bucket, charge, now)) ? 1 : 0;
            }
            if (settled == 0) break;
            ended += settled;
        }
        return ended;
    }

    private List<Charge> claim(int bucket, Instant now) {
        return transaction.execute(status -> charges.claim(bucket, now, now.plus(LEASE), CLAIM_MAX));
    }

    private void make(int bucket, Charge charge, Instant now) {
        var payment = payments.find(charge.payment(), Actor.SYSTEM).orElseThrow();
        if (!payment.isOpen()) return;
        var fate = fate(bucket, payment, charge, now);
        if (fate instanceof Fate.Declined(var code)) charges.declinedAs(bucket, payment.id(), code);
        payments.record(payment.id(), fate, now).orThrow();
        if (!isKnown(fate)) charges.again(bucket, payment.id(), now.plus(pause(charge.attempts())));
    }

    private Fate fate(int bucket, Payment payment, Charge charge, Instant now) {
        var method = automatic.kept(bucket, List.of(charge.account())).get(charge.account());
        boolean isFresh = now.isBefore(charge.begunAt().plus(CHARGED_AGAIN));
        if (method == null && charge.attempts() == 1) return new Fate.Left();
        try {
            return method != null && isFresh && method.gateway().equals(payment.gateway())
                    ? automatic.charge(payment, method, now)
                    : automatic.ask(payment, now);
        } catch (RuntimeException noAnswer) {
            if (Outages.isOutage(noAnswer)) throw noAnswer;
            LOG.warn("Nobody knows what became of the charge {}", payment.id(), noAnswer);
            return new Fate.Unknown(String.valueOf(noAnswer.getMessage()));
        }
    }

    private static boolean isKnown(Fate fate) {
        return switch (fate) {
            case Fate.Paid paid -> true;
            case Fate.Declined declined -> true;
            case Fate.Left left -> true;
            case Fate.Waiting waiting -> false;
            case Fate.Checking checking -> false;
            case Fate.Unknown unknown -> false;
        };
    }

    private static Duration pause(int attempts) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS_MAX));
    }

    /** A charge that fails by a bug keeps no other from being made. */
    private static boolean guarded(Charge charge, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) throw failed;
            LOG.error("The charge {} could not be worked on", charge.payment(), failed);
            return false;
        }
    }
}
