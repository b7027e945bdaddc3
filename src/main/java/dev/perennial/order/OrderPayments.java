package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rule 12: what coupons and the wallet do not cover is paid through a gateway, as a top-up that the order spends. */
@Component
public class OrderPayments {
    private final Orders orders;
    private final Payments payments;

    OrderPayments(Orders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    /** Begins the payment of exactly what an unpaid order lacks, or answers the one that is open already. */
    @Transactional
    public Outcome<Payment> begin(UUID order, Actor actor, Instant now) {
        var asked = orders.payable(order, actor, now);
        if (asked instanceof Outcome.Refused<Orders.Payable>(var why, var facts)) return refused(why, facts);
        var payable = asked.orThrow();
        if (!payable.shortfall().isPositive()) return refused(PaymentRefusal.PAYMENT_NOT_NEEDED);
        return payments.begin(payable.book().account(), payable.shortfall(), Optional.of(order), actor, now);
    }

    /**
     * The gateway has the money: it is added to the wallet, and the payment's order is paid from there if it still can
     * be; if not, the money stays in the wallet and the customer is told. A payment succeeds once: asked again, this
     * answers how it ended. What it woke, and an order that waits for its provider, the clockwork works on next.
     */
    @Transactional
    public Outcome<Payments.Received> succeed(UUID id, Actor actor, Instant now) {
        var locked = payments.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.PAYMENT_NOT_FOUND);
        var payment = locked.get();
        if (payment.state() == Payment.State.SUCCEEDED) return Outcome.done(new Payments.Received(payment, 0));
        if (!payment.isOpen()) return refused(PaymentRefusal.PAYMENT_ENDED);

        // From here on the money is in.
        var received = payments.receive(payment, actor, now);
        if (payment.order().isEmpty()) return Outcome.done(received);
        return Outcome.done(
                switch (orders.pay(payment.order().get(), actor, now)) {
                    case Outcome.Done<Order> paid -> received;
                    case Outcome.Refused<Order>(var why, var facts) ->
                        new Payments.Received(payments.keep(received.payment(), why.name(), now), received.woken());
                });
    }
}
