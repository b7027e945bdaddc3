package dev.perennial.payment;

import java.time.Instant;
import java.util.Locale;

/**
 * How a customer is asked to pay.
 *
 * @param origin scheme, host and port by which the customer's browser finds this platform
 * @param title what is paid for, in words
 * @param language the page's
 * @param keep whether the way to pay is to be kept for later charges, as the customer agreed to
 * @param until when the page may close at the latest
 */
public record Asking(String origin, String title, Locale language, boolean keep, Instant until) {
    /** The same, with a page that closes by then. */
    public Asking with(Instant until) {
        return new Asking(origin, title, language, keep, until);
    }

    /** Where the customer comes back to, whatever happened. */
    public String back(Payment payment) {
        return origin + "/payments/" + payment.id() + "/back";
    }
}
