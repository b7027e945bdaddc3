package dev.perennial.notice;

import java.util.Optional;

/** Takes messages of one channel to their server. Called outside any transaction; may be called by several threads. */
public interface Carrier {
    /** A word in lower case, for logs and pages: "smtp". */
    String name();

    Channel channel();

    /** Off until it is configured; a channel without a carrier that is on sends nothing. */
    boolean isOn();

    /** Asks the server whether it would take anything. */
    Health check();

    /** Carries it once, and says what came of it; what a server or a network says is an answer, never an exception. */
    Answer carry(Parcel parcel);

    record Health(boolean up, String said) {}

    sealed interface Answer {
        /** As the server put it, for the proof. */
        String said();

        /** The server has it. */
        record Taken(Optional<String> reference, String said) implements Answer {}

        /** The server wants it later. */
        record NotNow(String said) implements Answer {}

        /**
         * The server will never take it.
         *
         * @param addressFails whether it is the address that is wrong, so that nothing else need be tried there
         */
        record Never(String said, boolean addressFails) implements Answer {}

        /** It went out, and no answer came: it may have arrived. */
        record Unsure(String said) implements Answer {}

        /** The server could not be reached: nothing went out. */
        record Away(String said) implements Answer {}
    }
}
