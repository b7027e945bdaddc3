package dev.perennial.payment;

import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/**
 * Where customers pay. Every method but the first three calls far away and is therefore called outside transactions; none
 * throws when the gateway is away or says no, since that is what their answers are for. What it answers is made rows of by
 * {@link Payments#record} and nothing else.
 */
public interface Gateway {
    /** Its name in the rows of payments. */
    String code();

    /** Whether payments may be begun with it in this database. */
    boolean isOpen();

    /** Whether it can keep a way to pay, and charge it later without the customer there. */
    boolean keepsMethods();

    /** The smallest amount it charges. */
    default Money least(Currency currency) {
        return Money.ofMinor(1, currency);
    }

    /** The page on which the customer pays. Asked again for the same payment, the same page. */
    Opened open(Payment payment, Asking asking, Instant now);

    /** What became of a payment. */
    Fate ask(Payment payment, Instant now);

    /** Closes the payment's page for good, unless it was paid before: then it answers that. */
    Fate giveUp(Payment payment, Instant now);

    /** Charges what was kept, without the customer there; a payment is charged once, however often this is called. */
    Fate charge(Payment payment, KeptMethod method, Instant now);

    /**
     * Gives back a part of what was received, to where it came from.
     *
     * @param reference of the {@link Receipt} it is a part of
     * @param key one key gives back once, however often this is called
     */
    GivenBack giveBack(Payment payment, String reference, Money amount, UUID key, Instant now);
}
