package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.payment.Asking;
import dev.perennial.payment.Fate;
import dev.perennial.payment.Gateway;
import dev.perennial.payment.GivenBack;
import dev.perennial.payment.Opened;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Talks to gateways, outside of any transaction: what is begun here is in the rows before a gateway hears of it, and what
 * a gateway says becomes rows in a transaction of its own, the same whoever hears it first and however often.
 */
@Component
public class PaymentDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);

    private final Orders orders;
    private final OrderPayments orderPayments;
    private final Payments payments;

    PaymentDesk(Orders orders, OrderPayments orderPayments, Payments payments) {
        this.orders = orders;
        this.orderPayments = orderPayments;
        this.payments = payments;
    }

    /** A payment, and the address of the page to go to: the gateway's, or ours where it turned out to be paid. */
    public record Going(Payment payment, String address) {}

    /**
     * Begins the payment of what an order lacks, or goes on with the one that is open. One for another amount, and one
     * that may have been paid, is settled with its gateway first; as long as that cannot be, no other begins.
     */
    public Outcome<Going> goToPay(UUID order, Asking asking, Actor actor, Instant now) {
        var begun = orderPayments.begin(order, actor, now);
        if (begun instanceof Outcome.Refused<Payment>(var why, var facts)
                && why == PaymentRefusal.PAYMENT_BEING_CHECKED) {
            var settled = giveUp(payments.openFor(order).orElseThrow(), now);
            if (settled.state() == Payment.State.SUCCEEDED) return Outcome.done(new Going(settled, ours(settled)));
            begun = orderPayments.begin(order, actor, now);
        }
        var lapses = orders.find(order).map(Order::lapsesAt).orElse(asking.until());
        var until = lapses.isBefore(asking.until()) ? asking.with(lapses) : asking;
        var opened = open(begun, until, now);
        if (opened instanceof Outcome.Refused<Going>(var why, var facts) && why == PaymentRefusal.PAYMENT_ENDED) {
            // Its page had closed meanwhile: nobody paid there, and another is begun.
            return open(orderPayments.begin(order, actor, now), until, now);
        }
        return opened;
    }

    /** Begins to add to the wallet. */
    public Outcome<Going> topUp(Account.Id account, String decimal, Asking asking, Actor actor, Instant now) {
        return open(payments.beginTopUp(account, decimal, actor, now), asking, now);
    }

    /** Goes on with a payment that the customer turned back from. */
    public Outcome<Going> goOn(Payment payment, Asking asking, Instant now) {
        return payment.isPayable()
                ? open(Outcome.done(payment), asking, now)
                : refused(payment.isOpen() ? PaymentRefusal.PAYMENT_BEING_CHECKED : PaymentRefusal.PAYMENT_ENDED);
    }

    /** Asks the gateway what became of a payment that has not ended; answers the payment as it is then. */
    public Payment ask(Payment payment, Instant now) {
        if (!payment.isOpen()) return payment;
        return record(payment, gateway(payment).ask(payment, now), now);
    }

    /** Ends a payment with its gateway, unless it was paid: then that is taken in. */
    public Payment giveUp(Payment payment, Instant now) {
        if (!payment.isOpen()) return payment;
        return record(payment, gateway(payment).giveUp(payment, now), now);
    }

    /** What came of attending to a payment. */
    enum Attended {
        MOVED,
        STAYED,
        /** Its gateway does not answer. */
        UNANSWERED
    }

    /** What a run owes to a payment: to ask, to end it, or to send back what cannot stay. */
    Attended attend(Payment payment, Instant now) {
        var gateway = payments.gateway(payment.gateway());
        if (gateway.isEmpty()) return Attended.STAYED;
        if (!payment.isOpen()) return sendBack(gateway.get(), payment, now);
        var fate = payment.there().givingUp()
                ? gateway.get().giveUp(payment, now)
                : gateway.get().ask(payment, now);
        var after = record(payment, fate, now);
        if (fate instanceof Fate.Unknown) return Attended.UNANSWERED;
        return after.isOpen() ? Attended.STAYED : Attended.MOVED;
    }

    private Attended sendBack(Gateway gateway, Payment payment, Instant now) {
        var came = Attended.STAYED;
        for (var due : payments.toReturn(payment)) {
            switch (gateway.giveBack(payment, due.reference(), due.amount(), due.key(), now)) {
                case GivenBack.Done(var reference) -> {
                    payments.returned(payment, due, reference, now);
                    came = Attended.MOVED;
                }
                case GivenBack.Refused(var reason) ->
                    LOG.error("Payment {}: {} could not be given back: {}", payment.id(), due.amount(), reason);
                case GivenBack.Unknown(var why) -> {
                    LOG.warn("Payment {}: no answer on giving {} back: {}", payment.id(), due.amount(), why);
                    return Attended.UNANSWERED;
                }
            }
        }
        return came;
    }

    private Outcome<Going> open(Outcome<Payment> begun, Asking asking, Instant now) {
        if (begun instanceof Outcome.Refused<Payment>(var why, var facts)) return refused(why, facts);
        var payment = begun.orThrow();
        return switch (gateway(payment).open(payment, asking, now)) {
            case Opened.Page page
            when payments.opened(payment, page) -> Outcome.done(new Going(payment, page.address()));
            case Opened.Page late -> {
                // It ended while its page was being made: nobody is to pay there.
                var ended = payments.find(payment.id(), Actor.SYSTEM).orElseThrow();
                record(ended, gateway(ended).giveUp(ended, now), now);
                yield refused(PaymentRefusal.PAYMENT_ENDED);
            }
            case Opened.Closed() -> {
                var after = ask(payment, now);
                yield after.state() == Payment.State.SUCCEEDED
                        ? Outcome.done(new Going(after, ours(after)))
                        : refused(after.isOpen() ? PaymentRefusal.PAYMENT_BEING_CHECKED : PaymentRefusal.PAYMENT_ENDED);
            }
            case Opened.Away(var why) -> {
                LOG.warn("Payment {}: its gateway gives no page: {}", payment.id(), why);
                yield refused(PaymentRefusal.GATEWAY_AWAY);
            }
        };
    }

    private Payment record(Payment payment, Fate fate, Instant now) {
        if (fate instanceof Fate.Unknown(var why)) {
            LOG.warn("Payment {}: its gateway does not say what became of it: {}", payment.id(), why);
        }
        return orderPayments.record(payment.id(), fate, now).orThrow().payment();
    }

    private Gateway gateway(Payment payment) {
        return payments.gateway(payment.gateway()).orElseThrow();
    }

    private static String ours(Payment payment) {
        return "/payments/" + payment.id() + "/back";
    }
}
