package dev.perennial.provider;

import java.util.UUID;

/** What came of carrying one task; {@code QUEUED} when there was no answer and it is to be carried again. */
record Carried(UUID task, State state, String answer) {

    enum State {
        CONFIRMED,
        REFUSED,
        QUEUED
    }
}
