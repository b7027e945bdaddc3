package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Sentences;
import dev.perennial.link.PublicAddress;
import dev.perennial.payment.Asking;
import dev.perennial.payment.Payment;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends customers to the gateway's page, in their language, for what an order lacks or for their wallet. */
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

    /** Where to go for paying what this order lacks. */
    public Outcome<PaymentDesk.Going> goToPay(UUID order, Payer payer) {
        var title = said(payer, "funds.pay.order", Map.of("order", order.toString()));
        return desk.goToPay(order, asking(payer, title, false), payer.actor(), payer.now());
    }

    /**
     * Where to go for adding funds.
     *
     * @param keep whether the customer agreed to the way to pay being kept for later charges
     */
    public Outcome<PaymentDesk.Going> topUp(Account.Id account, String amount, boolean keep, Payer payer) {
        return desk.topUp(account, amount, asking(payer, topUp(payer), keep), payer.actor(), payer.now());
    }

    /** Where to go for a payment that is open still. */
    public Outcome<PaymentDesk.Going> goOn(Payment payment, Payer payer) {
        return desk.goOn(payment, asking(payer, topUp(payer), false), payer.now());
    }

    /** The address as it is followed from elsewhere: one of our own pages by its whole name. */
    public String absolute(PaymentDesk.Going going) {
        return going.address().startsWith("/") ? address.origin() + going.address() : going.address();
    }

    private static String topUp(Payer payer) {
        return said(payer, "funds.pay.top_up", Map.of());
    }

    private static String said(Payer payer, String key, Map<String, String> facts) {
        return Sentences.in(payer.language()).say(key, facts);
    }

    private Asking asking(Payer payer, String title, boolean keep) {
        return new Asking(
                address.origin(), title, payer.language(), keep, payer.now().plus(OPEN));
    }
}
