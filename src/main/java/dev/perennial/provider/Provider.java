package dev.perennial.provider;

/** A product's own system, as Perennial speaks to it. */
public interface Provider {

    /** What it said. No answer at all is an exception, and the task is carried again later. */
    sealed interface Answer {
        /** Done, now or already with an earlier copy of the same task. */
        record Confirmed() implements Answer {}

        /** A final no. */
        record Refused(String reason) implements Answer {}
    }

    Answer carry(ProviderTask task);
}
