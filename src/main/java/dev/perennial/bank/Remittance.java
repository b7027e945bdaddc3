package dev.perennial.bank;

import dev.perennial.account.Account;
import java.util.Optional;
import java.util.UUID;

/** A reference and whose it is. */
public record Remittance(CreditorReference reference, Owner owner) {

    /**
     * What a transfer with the reference is for.
     *
     * @param order the order it is to pay; empty for the account's balance
     */
    public record Owner(Account.Id account, Optional<UUID> order) {
        /** What references are made of. */
        String name() {
            return account.value() + order.map(id -> "|" + id).orElse("");
        }
    }
}
