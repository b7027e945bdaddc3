package dev.perennial.payment;

import dev.perennial.kernel.Refusal;

/** Why money was not taken in, in the order checked. */
public enum PaymentRefusal implements Refusal {
    /** Nobody of that name. */
    ACCOUNT_UNKNOWN,
    /** No such payment, or it is somebody else's. */
    PAYMENT_NOT_FOUND,
    /** The payment was declined or left before; another is to be begun. */
    PAYMENT_ENDED,
    /** A payment for the same order may have been made: its gateway is asked before another is begun. */
    PAYMENT_BEING_CHECKED,
    /** The gateway did not answer; nothing was taken. */
    GATEWAY_AWAY,
    /** Coupons and the balance cover the order: nothing is left to be paid through a gateway. */
    PAYMENT_NOT_NEEDED,
    /** No gateway takes payments in this database. */
    GATEWAY_NOT_AVAILABLE,
    /** A top-up is a plain decimal above zero, in the scale of the account's currency. */
    AMOUNT_INVALID,
    /** The amount of a low-balance alert is a plain decimal of zero or more, or nothing. */
    THRESHOLD_INVALID,
    /** More than a gateway takes, or anybody brings, at once. */
    AMOUNT_TOO_LARGE;

    @Override
    public boolean isNotFound() {
        return this == ACCOUNT_UNKNOWN || this == PAYMENT_NOT_FOUND;
    }
}
