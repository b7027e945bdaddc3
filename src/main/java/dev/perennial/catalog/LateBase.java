package dev.perennial.catalog;

/** Where a term begins that is bought while the subscription is suspended. */
public enum LateBase {
    /** At the old expiration: the stopped days are paid for. */
    OLD_END,
    /** At the payment: the stopped days cost nothing. */
    PAYMENT
}
