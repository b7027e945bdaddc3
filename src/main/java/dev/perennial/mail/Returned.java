package dev.perennial.mail;

import java.util.Optional;
import java.util.UUID;

/**
 * What came to the bounce address.
 *
 * @param message which of ours it is about; empty where it names none, or one with a signature that is not ours
 * @param said the words of the server that could not, or could, deliver it
 */
record Returned(Fate fate, Optional<UUID> message, String said) {
    enum Fate {
        BOUNCED,
        DELIVERED,
        /** It is still being tried: nothing to do yet. */
        DELAYED,
        /** No report on a delivery: an automatic answer, advertising, a letter. */
        OTHER
    }
}
