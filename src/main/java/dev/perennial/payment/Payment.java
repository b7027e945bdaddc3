package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
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
 * @param begunBy who asked for it; what it brings in is theirs
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
        Optional<String> keptBecause,
        Actor begunBy,
        There there) {

    public enum State {
        /** At the gateway: nothing has come in. */
        OPEN,
        /** The money is in the wallet. */
        SUCCEEDED,
        /** The gateway said no. */
        DECLINED,
        /** Given up before it was paid. */
        LEFT,
        /** Something came in that this wallet cannot hold (another currency): it goes back to where it came from. */
        RETURNED
    }

    /**
     * What is known of an open payment at its gateway.
     *
     * @param session the gateway's number of its page; empty while no page came
     * @param unsure the customer may have paid: nothing else may be paid for its order until the gateway has been asked
     * @param givingUp it is to end, as soon as the gateway agrees that nobody paid
     */
    public record There(Optional<String> session, boolean unsure, boolean givingUp) {
        static final There NOTHING_YET = new There(Optional.empty(), false, false);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether the customer can go on to pay it. */
    public boolean isPayable() {
        return isOpen() && !there.unsure() && !there.givingUp();
    }

    Payment ended(State state, Instant now) {
        return new Payment(
                id, account, amount, order, gateway, state, begunAt, now, keptBecause, begunBy, There.NOTHING_YET);
    }

    Payment kept(String because) {
        return new Payment(
                id, account, amount, order, gateway, state, begunAt, endedAt, Optional.of(because), begunBy, there);
    }
}
