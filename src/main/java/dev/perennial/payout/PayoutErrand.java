package dev.perennial.payout;

import dev.perennial.db.Outages;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Errand;
import dev.perennial.payment.GivenBack;
import dev.perennial.payment.Payments;
import dev.perennial.payout.Payout.To;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries payouts to their gateways: claimed in one transaction, carried outside any, recorded in another. A crash between
 * means carried twice at worst, with the same key. A bug with one keeps no other waiting.
 */
@Component
class PayoutErrand implements Errand {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutErrand.class);
    private static final int AT_ONCE = 50;

    private final Payouts payouts;
    private final Payments payments;

    PayoutErrand(Payouts payouts, Payments payments) {
        this.payouts = payouts;
        this.payments = payments;
    }

    @Override
    public String name() {
        return "payouts";
    }

    @Override
    public Turn turn() {
        return Turn.MONEY;
    }

    @Override
    public int run(int bucket, Instant now) {
        int ended = 0;
        for (var due = payouts.claim(bucket, now, AT_ONCE); !due.isEmpty(); due = payouts.claim(bucket, now, AT_ONCE)) {
            for (var payout : due) {
                ended += carry(payout, now) ? 1 : 0;
            }
        }
        return ended;
    }

    private boolean carry(Payout payout, Instant now) {
        try {
            return payouts.record(payout.id(), give(payout, now), now);
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            LOG.error("Payout {} could not be carried out", payout.id(), failed);
            return false;
        }
    }

    private GivenBack give(Payout payout, Instant now) {
        if (!(payout.to() instanceof To.ToPayment(var id, var reference))) {
            throw new IllegalStateException("Indicates a bug: what goes to a bank is paid by hand");
        }
        var payment = payments.find(id, Actor.SYSTEM).orElseThrow();
        return payments.gateway(payment.gateway())
                .map(gateway -> gateway.giveBack(payment, reference, payout.amount(), payout.id(), now))
                .orElse(new GivenBack.Unknown("no gateway " + payment.gateway()));
    }
}
