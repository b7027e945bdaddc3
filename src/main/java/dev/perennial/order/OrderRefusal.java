package dev.perennial.order;

import dev.perennial.kernel.Refusal;

/** Every expected "no" to buying, in the order in which they are checked. */
public enum OrderRefusal implements Refusal {
    /** Nothing of that name exists, or it is somebody else's. */
    SUBSCRIPTION_NOT_FOUND,
    ORDER_NOT_FOUND,
    NOTHING_CHOSEN,
    CHOSEN_TWICE,
    /** One order has room for so many. */
    TOO_MANY_ITEMS,
    /** One order is for one account. */
    SEVERAL_ACCOUNTS,
    /** Deleted for good: to be bought anew. */
    RELEASED,
    /** Pay-as-you-go items have no term to renew. */
    PAY_AS_YOU_GO,
    /** Free editions are not sold. */
    NOT_RENEWABLE_FREE_EDITION,
    /** An unpaid order, or one that waits for the provider, is open for this item. */
    ORDER_IN_PROGRESS,
    /** The catalog has no such product or edition, or its provider must say yes first: it is not bought here. */
    NOT_SOLD_HERE,
    /** An item's name is 1 to 128 signs that can be shown. */
    ITEM_NAME_INVALID,
    /** What it needs, a mailbox's domain, is neither there nor said. */
    NEEDED_ITEM_NOT_FOUND,
    /** Not sold for this length of time, or not in this currency. */
    PERIOD_NOT_OFFERED,
    /** A chosen coupon may pay for nothing here. */
    COUPON_NOT_USABLE,
    /** The Terms of Service as they are now were not agreed to. */
    TERMS_NOT_ACCEPTED,
    /** An item would end otherwise than was shown: it was renewed or stopped meanwhile. */
    EXPIRATION_CHANGED,
    /** The amount is another than was shown. */
    PRICE_CHANGED,
    /** The same form was sent before, for something else. */
    KEY_REUSED,
    /** One day of the month is 1 to 28, or the last (rule 17). */
    DAY_INVALID,
    /** What its provider confirms is sold in whole periods only, not by days. */
    WHOLE_PERIODS_ONLY,
    /** What has ended is renewed first, and brought to a day then. */
    TERM_HAS_ENDED,
    /** It ends on that day of the month already: nothing is to be paid. */
    ALREADY_ON_THAT_DAY,
    /** Coupons and available balance do not cover the price. */
    INSUFFICIENT_BALANCE,
    /** An amount is a plain decimal of zero or more, in the scale of the account's currency. */
    INVALID_AMOUNT,
    /** Only an unpaid order can be paid or cancelled. */
    ORDER_NOT_UNPAID,
    /** The order's time to be paid is over. */
    ORDER_LAPSED,
    /** The item ended or was renewed since the order was placed. */
    ORDER_OUTDATED,
    /** Only a paid renewal can be undone, once. */
    NOT_UNDOABLE,
    /** The renewed term has begun. */
    TERM_HAS_BEGUN,
    /** A later renewal is to be undone first. */
    LATER_TERM_EXISTS,
    /** Part of the order was refunded: what is left of it is refunded too, not undone. */
    REFUNDED_IN_PART,
    /** Only a paid order that was not undone is refunded. */
    NOT_REFUNDABLE,
    /** No line of the order, or no amount above zero. */
    NOTHING_TO_REFUND,
    /** More than the cash paid for a line, less what was refunded of it before. */
    REFUND_TOO_LARGE,
    /** Only a running term, the item's last, can be ended with its refund. */
    TERM_CANNOT_END,
    /** An item whose provider must say yes is ordered alone. */
    NEEDS_OWN_ORDER,
    /** The provider's answer is under way. */
    AWAITS_PROVIDER;

    @Override
    public boolean isNotFound() {
        return this == SUBSCRIPTION_NOT_FOUND || this == ORDER_NOT_FOUND;
    }
}
