package dev.perennial.payment;

/**
 * A way to pay that a gateway keeps for later charges.
 *
 * @param gateway the code of the gateway that keeps it
 * @param customer the gateway's number of the customer
 * @param method the gateway's number of the way to pay
 * @param label how the customer knows it: {@code Visa •••• 4242}
 */
public record KeptMethod(String gateway, String customer, String method, String label) {}
