package dev.perennial.notice;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What leaves at once to one person on one channel: one notice, or all that are due the same day (rule 31). Its id goes
 * with it, so that a repeat is recognised.
 *
 * @param dueAt its turn: after quiet hours, after the pause that follows a try, and not while somebody carries it
 * @param attempts how often it was tried in all
 * @param triesBefore of these, before an operator had it sent again
 * @param reference what the server calls it
 * @param answer the server's last word
 * @param insteadOf the message it goes out instead of, by another channel or to another person
 */
public record Message(
        UUID id,
        Account.Id account,
        UUID contact,
        Channel channel,
        String recipient,
        Locale language,
        Instant createdAt,
        Instant dueAt,
        int attempts,
        int triesBefore,
        State state,
        Optional<String> subject,
        Optional<String> body,
        Optional<String> reference,
        Optional<String> answer,
        Optional<Instant> settledAt,
        Optional<UUID> insteadOf) {

    /** How often it was tried since it was made, or sent again. */
    public int tries() {
        return attempts - triesBefore;
    }

    public enum State {
        QUEUED,
        /** The server took it. */
        SENT,
        /** The server told that it arrived. */
        DELIVERED,
        /** The server took it, and told later that it could not be delivered. */
        BOUNCED,
        /** The server will never take it. */
        FAILED,
        /** Tried often enough: an operator looks at it. */
        PARKED,
        /** Everything it told of was covered before it went. */
        WITHDRAWN,
        /** The channel was off when its turn came. */
        OFF
    }
}
