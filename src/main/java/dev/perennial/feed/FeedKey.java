package dev.perennial.feed;

import dev.perennial.kernel.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands in a feed's address: which feed, and 256 random bits that show who knows it. Never to be logged or kept.
 */
record FeedKey(UUID feed, byte[] secret) {
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int LENGTH = 64;

    static FeedKey make(UUID feed) {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new FeedKey(feed, secret);
    }

    /** As it stands in the address; empty where it cannot be one. */
    static Optional<FeedKey> read(String text) {
        if (text.length() != LENGTH || !text.matches("[A-Za-z0-9_-]+")) return Optional.empty();
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        var secret = new byte[SECRET_BYTES];
        var feed = new UUID(bytes.getLong(), bytes.getLong());
        bytes.get(secret);
        return Optional.of(new FeedKey(feed, secret));
    }

    String text() {
        var bytes = ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
                .putLong(feed.getMostSignificantBits())
                .putLong(feed.getLeastSignificantBits())
                .put(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    byte[] sha256() {
        return Sha256.of(secret);
    }

    /** Takes as long whatever differs. */
    boolean isOf(byte[] kept) {
        return MessageDigest.isEqual(sha256(), kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeedKey key && feed.equals(key.feed) && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    /** Without what nobody is to read. */
    @Override
    public String toString() {
        return "key of " + feed;
    }
}
