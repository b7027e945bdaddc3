package dev.perennial.invoice;

import dev.perennial.kernel.Refusal;

/** Every expected "no" to papers, in the order in which they are checked. */
public enum InvoiceRefusal implements Refusal {
    INVOICE_ACCOUNT_UNKNOWN,
    /** No such paper, or it is somebody else's. */
    INVOICE_NOT_FOUND,
    /** No such title, or it was removed. */
    TITLE_NOT_FOUND,
    /** A title needs a name. */
    TITLE_NAME_MISSING,
    /** A company's title needs its tax number. */
    TAX_NUMBER_MISSING,
    /** Not the form of the country's tax numbers, or its check digit does not fit. */
    TAX_NUMBER_INVALID,
    /** Not the two letters of a country. */
    COUNTRY_UNKNOWN,
    /** Not an e-mail address. */
    TITLE_EMAIL_INVALID,
    /** More than a field of a title holds. */
    TITLE_TOO_LONG,
    /** An account keeps so many titles at the most. */
    TOO_MANY_TITLES,
    /** The monthly invoices are made out to it. */
    TITLE_IN_USE,
    /** A chosen order is not there, or nothing of it can be invoiced. */
    ORDER_NOT_INVOICEABLE,
    /** Nothing was paid in cash that is not on papers already. */
    NOTHING_TO_INVOICE,
    /** What can be invoiced is another amount than was shown. */
    INVOICEABLE_CHANGED,
    /** The paper waits for its number: nothing to download yet. */
    NOT_ISSUED_YET,
    /** EN 16931 has two decimals, and its currency has three. */
    NO_E_INVOICE;

    @Override
    public boolean isNotFound() {
        return this == INVOICE_ACCOUNT_UNKNOWN || this == INVOICE_NOT_FOUND || this == TITLE_NOT_FOUND;
    }
}
