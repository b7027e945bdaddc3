package dev.perennial.clockwork;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody asked for.
 *
 * @param reason in an operator's words
 * @param at the platform's time it works at
 * @param seenAt when the process that works on it was last heard of
 * @param due how many automatic tries were due when it began
 * @param decided how many renewals were decided so far
 * @param statement what it did; null until it is done
 * @param failure what kind of fault ended it; null where none did
 */
public record AskedRun(
        UUID id,
        String askedBy,
        String reason,
        Instant at,
        Instant askedAt,
        Instant seenAt,
        @Nullable Instant endedAt,
        State state,
        long due,
        long decided,
        RunLog.@Nullable Statement statement,
        @Nullable String failure) {

    public enum State {
        RUNNING,
        DONE,
        /** A fault ended it: what was done is done, and the next run takes up the rest. */
        FAILED,
        /** The process that worked on it is not heard of any more: the next run takes up the rest. */
        LOST
    }
}
