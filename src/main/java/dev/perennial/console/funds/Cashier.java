package dev.perennial.console.funds;

import dev.perennial.kernel.Outcome;
import dev.perennial.link.PublicAddress;
import dev.perennial.order.PaymentDesk;
import dev.perennial.payment.Asking;
import dev.perennial.payment.Payment;
import dev.perennial.web.Visit;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends visitors to the gateway's page, in their language, for what an order lacks or for their wallet. */
@Component
public class Cashier {
    /** A gateway's page stays open so long, where the order does not lapse before. */
    private static final Duration OPEN = Duration.ofHours(23);

    private final PaymentDesk desk;
    private final PublicAddress address;

    Cashier(PaymentDesk desk, PublicAddress address) {
        this.desk = desk;
        this.address = address;
    }

    /** The address to go to for paying what this order lacks. */
    public Outcome<String> goToPay(UUID order, Visit visit) {
        var asking = asking(visit, visit.say("funds.pay.order", Map.of("order", order.toString())), false);
        return desk.goToPay(order, asking, visit.actor(), visit.now()).map(PaymentDesk.Going::address);
    }

    /**
     * The address to go to for adding funds.
     *
     * @param keep whether the customer agreed to the way to pay being kept for later charges
     */
    public Outcome<String> topUp(String amount, boolean keep, Visit visit) {
        var asking = asking(visit, visit.say("funds.pay.top_up"), keep);
        return desk.topUp(visit.account().id(), amount, asking, visit.actor(), visit.now())
                .map(PaymentDesk.Going::address);
    }

    /** The address to go to for a payment that is open still. */
    public Outcome<String> goOn(Payment payment, Visit visit) {
        return desk.goOn(payment, asking(visit, visit.say("funds.pay.top_up"), false), visit.now())
                .map(PaymentDesk.Going::address);
    }

    private Asking asking(Visit visit, String title, boolean keep) {
        return new Asking(
                address.origin(), title, visit.language(), keep, visit.now().plus(OPEN));
    }
}
