package dev.perennial.settings;

import dev.perennial.notice.Channel;
import java.time.Instant;
import java.util.UUID;

/**
 * An address that is a contact's own once the code sent there comes back. Until then whatever they had goes on being
 * theirs.
 */
public record Proof(
        UUID id,
        UUID contact,
        Channel channel,
        String address,
        Instant sentAt,
        Instant expiresAt,
        int triesLeft,
        byte[] salt,
        byte[] hash) {

    /** Whether the code can still be typed. */
    public boolean isOpen(Instant now) {
        return now.isBefore(expiresAt) && triesLeft > 0;
    }

    boolean isOf(UUID contact, Channel channel) {
        return this.contact.equals(contact) && this.channel == channel;
    }

    enum End {
        VERIFIED,
        REPLACED,
        DROPPED
    }

    @Override
    public String toString() {
        return channel + " " + address;
    }
}
