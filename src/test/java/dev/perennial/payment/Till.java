package dev.perennial.payment;

import dev.perennial.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What gateways say, for tests that say it themselves. */
public final class Till {
    public static final Fate DECLINED = new Fate.Declined("card_declined");
    public static final Fate LEFT = new Fate.Left();

    private Till() {}

    /** Exactly what was asked, by the success of this number. */
    public static Fate paid(Payment payment) {
        return paid(payment, payment.amount(), "till-" + payment.id());
    }

    public static Fate paid(Payment payment, Money amount, String reference) {
        return Fate.Paid.once(new Receipt(amount, payment.begunAt(), reference, Optional.empty()));
    }

    public static Asking asking(Instant now) {
        return new Asking("http://localhost", "a test", Locale.ENGLISH, false, now.plus(Duration.ofHours(23)));
    }
}
