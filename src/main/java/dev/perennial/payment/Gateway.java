package dev.perennial.payment;

/** Where customers pay. What it answers, or its page does, ends the payment: succeeded, declined or left. */
public interface Gateway {
    /** Its name in the rows of payments. */
    String code();

    /** Whether payments may be begun with it in this database. */
    boolean isOpen();

    /** The address of the page on which the customer pays this payment. */
    String page(Payment payment);
}
