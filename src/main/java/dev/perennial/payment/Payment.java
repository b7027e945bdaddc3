package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money asked of a customer through a gateway (rule 12). Once it succeeded it is a top-up of the wallet, from which its
 * order is then paid.
 *
 * @param order what it was begun for; empty for a top-up
 * @param gateway the code of the gateway that takes it
 * @param endedAt since when it is no longer open
 * @param keptBecause the code of why its order could not be paid with it, so that the money stayed in the wallet
 */
public record Payment(
        UUID id,
        Account.Id account,
        Money amount,
        Optional<UUID> order,
        String gateway,
        State state,
        Instant begunAt,
        @Nullable Instant endedAt,
        Optional<String> keptBecause) {

    public enum State {
        /** At the gateway: nothing has come in. */
        OPEN,
        /** The money is in the wallet. */
        SUCCEEDED,
        /** The gateway said no. */
        DECLINED,
        /** Given up before it was paid. */
        LEFT
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    Payment ended(State state, Instant now) {
        return new Payment(id, account, amount, order, gateway, state, begunAt, now, keptBecause);
    }

    Payment kept(String because) {
        return new Payment(id, account, amount, order, gateway, state, begunAt, endedAt, Optional.of(because));
    }
}
