package dev.perennial.web;

import dev.perennial.kernel.Refusal;

/** Why a page was not shown, or did not do what it was asked, in the order checked. */
public enum WebRefusal implements Refusal {
    /** It was asked more often than a person would ask. */
    TOO_OFTEN,
    /** Customers' pages are for users of an account. */
    NOT_A_CUSTOMER,
    /** The visitor's role may not do this. */
    ROLE_MAY_NOT,
    /** The catalog has no product of that code. */
    PRODUCT_NOT_FOUND;

    @Override
    public boolean isNotFound() {
        return this == PRODUCT_NOT_FOUND;
    }
}
