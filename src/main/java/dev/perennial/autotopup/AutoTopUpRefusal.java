package dev.perennial.autotopup;

import dev.perennial.kernel.Refusal;

/** Why automatic top-up was not turned on, or did not charge what a renewal lacked, in the order checked. */
public enum AutoTopUpRefusal implements Refusal {
    /** A ceiling is a plain decimal of zero or more, in the scale of the account's currency. */
    CEILING_INVALID,
    /** The text of automatic top-up was not agreed to, or is another by now. */
    CONSENT_MISSING,
    /** It stopped itself after charges that were declined. */
    TOP_UP_PAUSED,
    /** The charge for this try was declined. */
    TOP_UP_DECLINED,
    /** The charge for this try came in, and something else used the money before. */
    TOP_UP_NOT_ENOUGH,
    /** It was stopped before the charge for this try was made. */
    TOP_UP_STOPPED,
    /** No payment method is kept. */
    METHOD_MISSING,
    /** The kept payment method has expired. */
    METHOD_EXPIRED,
    /** The kept payment method is of a gateway that is closed here. */
    METHOD_NOT_TAKEN,
    /** The charge would pass the month's ceiling. */
    CEILING_REACHED
}
