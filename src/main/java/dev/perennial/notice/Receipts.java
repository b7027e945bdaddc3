package dev.perennial.notice;

import java.time.Instant;
import java.util.UUID;

/**
 * What servers tell later of a message they took. It comes from outside and may be forged, late or told twice: an id
 * that names no message, or a message that was never sent, changes nothing and is no failure.
 */
public interface Receipts {
    /**
     * It arrived.
     *
     * @param said as the server put it, for the proof
     */
    void delivered(Channel channel, UUID message, String said, Instant now);

    /** It could not be delivered after all: escalation follows. */
    void bounced(Channel channel, UUID message, String said, Instant now);
}
