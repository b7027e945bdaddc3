package dev.perennial.grant;

import dev.perennial.kernel.Refusal;

/** Why nothing was given, in the order checked. */
public enum GrantRefusal implements Refusal {
    /** Nobody of that name. */
    GRANT_ACCOUNT_UNKNOWN,
    /** A grant is a plain decimal above zero, in the scale of the account's currency; a credit line may be zero. */
    GRANT_AMOUNT_INVALID,
    /** So much is given only when its amount was typed twice. */
    GRANT_TO_BE_TYPED_AGAIN,
    /** The credit line is in use: lower than that would leave the wallet below its floor. */
    CREDIT_LINE_IN_USE,
    /** The credit line is that already. */
    CREDIT_LINE_UNCHANGED,
    /** Its name has a blank, or is too long. */
    COUPON_NAME_INVALID,
    /** The account has a coupon of this name. */
    COUPON_NAME_TAKEN,
    /** Its percentage is 1 to 100, in whole percent. */
    COUPON_PERCENT_INVALID,
    /** A coupon ends on a later day. */
    COUPON_DAY_INVALID,
    /** One of its products is not sold here. */
    COUPON_PRODUCT_UNKNOWN,
    /** Time is given by 1 to 3660 days, or to a day. */
    EXTENSION_DAYS_INVALID,
    /** Time is given to a day after the present expiration, and after today. */
    EXTENSION_DAY_INVALID,
    /** What its provider must confirm is not extended by a grant: it is ordered. */
    EXTENSION_NEEDS_PROVIDER;

    @Override
    public boolean isNotFound() {
        return this == GRANT_ACCOUNT_UNKNOWN;
    }
}
