package dev.perennial.renewal;

import dev.perennial.kernel.Refusal;

/** Every expected "no" to automatic renewal that is not already one to buying, in the order checked. */
public enum RenewalRefusal implements Refusal {
    /** The item's mode is not automatic. */
    NOT_AUTO,
    /** Automatic renewal takes effect the day after it is turned on, and this item's last try is before that (rule 1). */
    EXPIRES_TOO_SOON,
    /** The price rose beyond what the customer agreed to: a yes is needed (rule 10). */
    PRICE_NEEDS_CONSENT,
    /** The money is held; the provider is still to say yes (rule 22). */
    AWAITING_PROVIDER,
    /** The kept payment method is being charged for what is missing. */
    AWAITING_TOP_UP,
    /** The provider said a final no; the money is free again. */
    PROVIDER_REFUSED,
    /** Automatic renewal needs to know how long each time. */
    PERIOD_REQUIRED,
    /** A reservation is zero or more, and within the available balance. */
    RESERVATION_NOT_COVERED,
    /** A rank is a whole number, from 1 on. */
    INVALID_RANK,
    /** Nothing is set aside under that name. */
    NOT_PARKED,
    /** The product's system was told something else of the item since, or is about to be: asked now, it would undo that. */
    TASK_OVERTAKEN
}
