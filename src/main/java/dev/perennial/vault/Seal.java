package dev.perennial.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256 in GCM, with a fresh nonce each time; what a secret is for is sealed with it. */
final class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = VaultKey.MARK_BYTES + NONCE_BYTES;

    private Seal() {}

    static byte[] seal(VaultKey key, String purpose, byte[] secret) {
        try {
            var nonce = new byte[NONCE_BYTES];
            new SecureRandom().nextBytes(nonce);
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, purpose, nonce).doFinal(secret);
            var whole = Arrays.copyOf(key.mark(), HEAD_BYTES + sealed.length);
            System.arraycopy(nonce, 0, whole, VaultKey.MARK_BYTES, NONCE_BYTES);
            System.arraycopy(sealed, 0, whole, HEAD_BYTES, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Indicates a bug: nothing is sealed", impossible);
        }
    }

    /**
     * @throws IllegalStateException where it was sealed for another purpose, or altered
     */
    static byte[] open(VaultKey key, String purpose, byte[] sealed) {
        try {
            if (sealed.length < HEAD_BYTES) throw new GeneralSecurityException("cut off");
            var nonce = Arrays.copyOfRange(sealed, VaultKey.MARK_BYTES, HEAD_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, purpose, nonce)
                    .doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "A secret does not open (" + purpose + "): it was sealed for another purpose, or altered", wrong);
        }
    }

    private static Cipher cipher(int mode, VaultKey key, String purpose, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
