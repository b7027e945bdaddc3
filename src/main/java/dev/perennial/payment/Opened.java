package dev.perennial.payment;

import java.util.Optional;

/** What a gateway answers when it is asked for the page of a payment. */
public sealed interface Opened {
    /**
     * @param address where the customer's browser is to go
     * @param session the gateway's own number of that page
     */
    record Page(String address, Optional<String> session) implements Opened {}

    /** The page was there and is so no more; what became of the payment is to be asked. */
    record Closed() implements Opened {}

    /**
     * No page came, so nobody can have paid there.
     *
     * @param why for the log
     */
    record Away(String why) implements Opened {}
}
