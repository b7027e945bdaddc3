package dev.perennial.payout;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way out of a wallet, or gone. Its id is the key by which a gateway gives it back once.
 *
 * @param refund the refund it carries out; empty for a withdrawal
 * @param askedBy by whom, by name
 * @param tries how often its gateway was asked
 * @param answer what the gateway or the bank calls it, once it is paid; before, what was last heard
 * @param endedBecause why an operator ended it by hand; null where nobody did
 */
public record Payout(
        UUID id,
        Account.Id account,
        Money amount,
        To to,
        Optional<UUID> refund,
        State state,
        Instant askedAt,
        String askedBy,
        int tries,
        @Nullable String answer,
        @Nullable Instant endedAt,
        @Nullable String endedBecause) {

    /** Where it goes. */
    public sealed interface To {
        /** To where it came from: so much of what this payment brought in, by the gateway's own number of that. */
        record ToPayment(UUID payment, String reference) implements To {}

        /** To a bank account, by hand. */
        record ToBank(BankAccount account) implements To {}
    }

    public enum State {
        /** To be carried out. */
        WAITING,
        /** The gateway did not say: it is asked again. */
        UNKNOWN,
        /** It is where it was to go. */
        PAID,
        /** A final no: the money is in the wallet again. */
        REFUSED
    }

    public boolean isOpen() {
        return state == State.WAITING || state == State.UNKNOWN;
    }

    public boolean isToBank() {
        return to instanceof To.ToBank;
    }
}
