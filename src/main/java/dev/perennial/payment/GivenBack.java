package dev.perennial.payment;

/** What a gateway answers when it is to give money back. */
public sealed interface GivenBack {
    /** @param reference the gateway's own number of it */
    record Done(String reference) implements GivenBack {}

    /** @param reason the gateway's own code */
    record Refused(String reason) implements GivenBack {}

    /** No answer: it may have been given back. To be tried again with the same key. */
    record Unknown(String why) implements GivenBack {}
}
