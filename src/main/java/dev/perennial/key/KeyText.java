package dev.perennial.key;

import dev.perennial.kernel.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a program sends: which key, and 256 random bits that show who knows it. Never to be logged or kept. The beginning
 * tells people and scanners what they have found.
 */
record KeyText(UUID key, byte[] secret) {
    static final String PREFIX = "prn_";
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 64;

    static KeyText make(UUID key) {
        return new KeyText(key, random());
    }

    static byte[] random() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** Empty where it cannot be one. */
    static Optional<KeyText> read(String text) {
        if (text.length() != LENGTH || !text.matches(PREFIX + "[A-Za-z0-9_-]+")) return Optional.empty();
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
        var secret = new byte[SECRET_BYTES];
        var key = new UUID(bytes.getLong(), bytes.getLong());
        bytes.get(secret);
        return Optional.of(new KeyText(key, secret));
    }

    String text() {
        var bytes = ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .put(secret);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
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
        return other instanceof KeyText text && key.equals(text.key) && MessageDigest.isEqual(secret, text.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    /** Without what nobody is to read. */
    @Override
    public String toString() {
        return "text of key " + key;
    }
}
