package dev.perennial.payment;

import java.util.List;

/** What became of a payment at its gateway. */
public sealed interface Fate {
    /** Money came in, with each of these: more than one where the customer paid more than once. */
    record Paid(List<Receipt> receipts) implements Fate {
        public static Paid once(Receipt receipt) {
            return new Paid(List.of(receipt));
        }
    }

    /**
     * The gateway said no, and nothing will come.
     *
     * @param code the gateway's own
     */
    record Declined(String code) implements Fate {}

    /** Nobody paid, and nobody can any more. */
    record Left() implements Fate {}

    /** Nobody has paid yet, and the customer still can. */
    record Waiting() implements Fate {}

    /** The customer did what is to be done, and the gateway has yet to say whether the money comes. */
    record Checking() implements Fate {}

    /**
     * The gateway did not answer, or not in words understood here: the money may have moved.
     *
     * @param why for the log
     */
    record Unknown(String why) implements Fate {}
}
