package dev.perennial.notice;

import java.time.Instant;

/**
 * One try to send a message, and what came of it: its proof.
 *
 * @param number tries that ended without an answer, because the platform was stopped, leave a gap
 * @param answer as the server put it
 */
public record Attempt(int number, Instant at, Outcome outcome, String answer) {

    public enum Outcome {
        TAKEN,
        NOT_NOW,
        NEVER,
        UNSURE,
        AWAY
    }
}
