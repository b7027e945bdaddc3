package dev.perennial.payment;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A way to pay that a gateway keeps for later charges.
 *
 * @param gateway the code of the gateway that keeps it
 * @param customer the gateway's number of the customer
 * @param method the gateway's number of the way to pay
 * @param label how the customer knows it: {@code Visa •••• 4242}
 * @param expires the last month it can be charged in; empty where the gateway does not say
 */
public record KeptMethod(String gateway, String customer, String method, String label, Optional<YearMonth> expires) {
    public KeptMethod(String gateway, String customer, String method, String label) {
        this(gateway, customer, method, label, Optional.empty());
    }
}
