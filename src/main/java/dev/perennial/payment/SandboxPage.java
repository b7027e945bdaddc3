package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment as the sandbox's gateway has it in its own books.
 *
 * @param keep whether the customer agreed to the way to pay being kept
 */
public record SandboxPage(
        UUID payment,
        Account.Id account,
        Money amount,
        State state,
        Instant openedAt,
        Instant expiresAt,
        boolean keep) {

    public enum State {
        OPEN,
        PAID,
        DECLINED,
        CLOSED
    }

    /** Whether it can still be paid. */
    public boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }

    /** What becomes of the way to pay. */
    public enum Keep {
        NOTHING,
        GOOD,
        /** It will be declined when it is charged later. */
        DECLINING
    }

    /**
     * How a test payment is to go.
     *
     * @param amount what is taken
     * @param times how often it is
     * @param late how long after now the money is confirmed
     */
    public record Play(Money amount, int times, Duration late, Keep keep) {
        public static Play of(Money amount) {
            return new Play(amount, 1, Duration.ZERO, Keep.NOTHING);
        }
    }
}
