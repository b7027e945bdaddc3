package dev.perennial.web;

import dev.perennial.kernel.Refusal;

/** Why somebody was not let in by another way than a password, in the order checked. */
public enum SignInRefusal implements Refusal {
    /** The passkey is not known here, not that of a user who may come in, or not shown as it must be. */
    PASSKEY_REFUSED
}
