package dev.perennial.bank;

import dev.perennial.account.Account;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that speaks for an account, or for the entry that a reversal takes back.
 *
 * @param currency of the account, by its code
 * @param original the credited entry a reversal may take back
 */
record Clue(
        Kind kind, Account.Id account, String name, String currency, Optional<UUID> order, Optional<UUID> original) {

    /** From what says most to what says least. */
    enum Kind {
        REFERENCE(100),
        SAME_TRANSFER(90),
        ORDER_NUMBER(80),
        ACCOUNT_ID(60),
        PAYER_ACCOUNT(50),
        AMOUNT_OF_ORDER(30),
        PAYER_NAME(20),
        SAME_AMOUNT(10);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }
}
