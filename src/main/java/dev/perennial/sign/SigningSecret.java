package dev.perennial.sign;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** What two systems both know, and sign by. Sealed where it is kept, and never to be logged. */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int BYTES_MIN = 24;
    private static final int BYTES_MAX = 64;

    private final byte[] bytes;

    private SigningSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SigningSecret fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SigningSecret(bytes);
    }

    /** As the specification writes one: {@code whsec_} and 24 to 64 bytes in base64; empty where it is none. */
    public static Optional<SigningSecret> read(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            return bytes.length < BYTES_MIN || bytes.length > BYTES_MAX
                    ? Optional.empty()
                    : Optional.of(new SigningSecret(bytes));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** What was kept sealed, opened again. */
    public static SigningSecret of(byte[] bytes) {
        return new SigningSecret(bytes.clone());
    }

    /** To be sealed and kept. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** To be shown once, to whoever is to sign or check by it. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
