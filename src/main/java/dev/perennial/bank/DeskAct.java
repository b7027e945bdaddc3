package dev.perennial.bank;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Optional;

/**
 * What was done about an entry, and why.
 *
 * @param reason in an operator's words, or the key of a sentence after an at sign
 */
public record DeskAct(Instant at, String actor, Act act, Optional<Account.Id> account, String reason) {
    public enum Act {
        /** The platform credited it, or took it back, by itself. */
        MATCHED,
        CREDIT,
        TAKE_BACK,
        IGNORE,
        /** What was decided could not be done: it came back to the desk. */
        SENT_BACK
    }
}
