package dev.perennial.provider;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of carrying one task.
 *
 * @param until when it is asked again, where the product's system or its line said so
 */
record Carried(
        UUID task, State state, String answer, @Nullable Instant until) {

    enum State {
        CONFIRMED,
        REFUSED,
        /** Taken on; the answer comes later. */
        ACCEPTED,
        /** No answer: it is carried again after a pause. */
        SILENT,
        /** Nobody was asked: that was no try. */
        NOT_ASKED
    }
}
