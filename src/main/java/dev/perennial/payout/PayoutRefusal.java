package dev.perennial.payout;

import dev.perennial.kernel.Refusal;

/** Why no money went out, in the order checked. */
public enum PayoutRefusal implements Refusal {
    /** No such payout, or it is somebody else's. */
    PAYOUT_NOT_FOUND,
    /** What is paid out is a plain decimal above zero, in the scale of the account's currency. */
    PAYOUT_AMOUNT_INVALID,
    /** More than the cash that came in, is neither spent nor held, and was not given. */
    MORE_THAN_WITHDRAWABLE,
    /** Part of it can only go to a bank account: whose, and which, is to be said. */
    BANK_ACCOUNT_MISSING,
    /** No IBAN, nor the number of an account with its bank's BIC. */
    BANK_ACCOUNT_INVALID,
    /** The order was paid by no payment of its own, or that has no such amount left. */
    NO_ORIGINAL_PAYMENT,
    /** It was paid out or refused before. */
    PAYOUT_ENDED,
    /** A gateway is at work on it: its answer comes first. */
    PAYOUT_UNDER_WAY,
    /** What is marked as paid names what the bank, or the gateway, calls it. */
    PAYOUT_REFERENCE_MISSING;

    @Override
    public boolean isNotFound() {
        return this == PAYOUT_NOT_FOUND;
    }
}
