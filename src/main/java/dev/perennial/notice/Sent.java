package dev.perennial.notice;

import dev.perennial.notice.Message.State;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of one try to send a message.
 *
 * @param attempt which try it was
 * @param words as they were sent; empty where they carry a secret, or were never written
 * @param state what it is now; QUEUED where it is tried again
 * @param next when it is tried again
 */
public record Sent(
        UUID message,
        int attempt,
        Instant at,
        Attempt.Outcome outcome,
        String answer,
        Optional<String> reference,
        boolean addressFails,
        Optional<Written> words,
        State state,
        Optional<Instant> next) {

    /** The same with another turn. */
    public Sent with(Instant turn) {
        return new Sent(
                message, attempt, at, outcome, answer, reference, addressFails, words, state, Optional.of(turn));
    }
}
