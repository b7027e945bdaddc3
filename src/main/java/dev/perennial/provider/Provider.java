package dev.perennial.provider;

import java.time.Instant;

/** A product's own system, as Perennial speaks to it. */
public interface Provider {

    /** What it said. No answer at all is an exception, and the task is carried again later. */
    sealed interface Answer {
        /** Done, now or already with an earlier copy of the same task. */
        record Confirmed() implements Answer {}

        /** A final no. */
        record Refused(String reason) implements Answer {}

        /** Taken on: the answer comes by itself, and is asked for when it has not come by then. */
        record Accepted(Instant until) implements Answer {}

        /** Not asked at all: the way there rests, or is taken, until then. */
        record NotAsked(Instant until, String why) implements Answer {}
    }

    Answer carry(ProviderTask task);

    /** Whether the answer comes from another machine, so that several such tasks are carried side by side. */
    default boolean isFar(ProviderTask task) {
        return false;
    }
}
