package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.payment.Fate;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.payment.Receipt;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rule 12: what coupons and the wallet do not cover is paid through a gateway, as a top-up that the order spends. */
@Component
public class OrderPayments {
    /** More came in than was asked for the order. */
    static final String PAID_MORE = "PAID_MORE";

    /** The order had been paid with an earlier success of the same payment. */
    static final String PAID_TWICE = "PAID_TWICE";

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
     * The gateway said what became of a payment. Money that came in is added to the wallet, and the payment's order is
     * paid from there if it still can be; if not, the money stays in the wallet and the customer is told. However often
     * it is said, and in whatever order, each success counts once. What that woke, and an order that waits for its
     * provider, the clockwork works on next.
     */
    @Transactional
    public Outcome<Payments.Received> record(UUID id, Fate fate, Instant now) {
        var recorded = payments.record(id, fate, now);
        if (!(recorded instanceof Outcome.Done<Payments.Received>(var received))) return recorded;
        var payment = received.payment();
        if (payment.order().isEmpty() || received.fresh().isEmpty()) return recorded;
        return Outcome.done(spend(received, payment.order().get(), now));
    }

    private Payments.Received spend(Payments.Received received, UUID order, Instant now) {
        var payment = received.payment();
        var came = received.fresh().stream()
                .map(Receipt::amount)
                .reduce(Money::plus)
                .orElseThrow();
        var again = payments.receipts(payment).size() > received.fresh().size();
        if (again && orders.find(order).orElseThrow().state() != Order.State.UNPAID) {
            payments.tellKept(payment, came, PAID_TWICE, now);
            return received;
        }
        if (orders.pay(order, payment.begunBy(), now) instanceof Outcome.Refused<Order>(var why, var facts)) {
            return new Payments.Received(
                    payments.keep(payment, came, why.name(), now), received.fresh(), received.woken());
        }
        if (!again && payment.amount().isLessThan(came)) {
            var because = received.fresh().size() > 1 ? PAID_TWICE : PAID_MORE;
            payments.tellKept(payment, came.minus(payment.amount()), because, now);
        }
        return received;
    }
}
