package dev.perennial.settings;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Six digits that show an address is its contact's own. Told to that address, and kept as a hash only. */
record Code(String digits, byte[] salt, byte[] hash) {
    private static final int MOST = 1_000_000;
    private static final int SALT_BYTES = 16;
    private static final String HASH = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Code fresh() {
        var digits = "%06d".formatted(RANDOM.nextInt(MOST));
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Code(digits, salt, hash(digits, salt));
    }

    /** Takes as long for a wrong one as for the right one. */
    static boolean isRight(String typed, byte[] salt, byte[] hash) {
        return MessageDigest.isEqual(hash(typed, salt), hash);
    }

    private static byte[] hash(String digits, byte[] salt) {
        try {
            var mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(salt, HASH));
            return mac.doFinal(digits.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Indicates a bug: every Java has " + HASH, impossible);
        }
    }

    @Override
    public String toString() {
        return "hidden";
    }
}
