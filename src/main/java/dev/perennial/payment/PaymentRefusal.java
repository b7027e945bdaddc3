package dev.perennial.payment;

import dev.perennial.kernel.Refusal;

/** Why money was not taken in, in the order checked. */
public enum PaymentRefusal implements Refusal {
    /** Nobody of that name. */
    ACCOUNT_UNKNOWN,
    /** A top-up is a plain decimal above zero, in the scale of the account's currency. */
    AMOUNT_INVALID;

    @Override
    public boolean isNotFound() {
        return this == ACCOUNT_UNKNOWN;
    }
}
