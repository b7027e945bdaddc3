package dev.perennial.vault;

import dev.perennial.db.DatabaseOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Front door to secrets that must be read again, such as those that sign. AES-256 in GCM, with a fresh nonce each time;
 * what a secret is for is sealed with it, so that one row's secret is worth nothing in another.
 */
@Component
public class Vault {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String told;
    private final DatabaseOptions options;
    private volatile @Nullable SecretKeySpec key;

    Vault(@Value("${perennial.secret-key:}") String told, DatabaseOptions options) {
        this.told = told.strip();
        this.options = options;
    }

    /**
     * @param purpose which secret of which row this is: it opens for the same purpose only
     */
    public byte[] seal(String purpose, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, purpose, nonce, secret, 0);
        var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /**
     * @throws IllegalStateException where it was sealed with another key, for another purpose, or altered
     */
    public byte[] open(String purpose, byte[] sealed) {
        return run(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES);
    }

    private byte[] run(int mode, String purpose, byte[] nonce, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "A secret does not open (" + purpose + "): it was sealed with another perennial.secret-key", wrong);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known != null) return known;
        var read = new SecretKeySpec(MasterKey.read(told, options.data()), "AES");
        key = read;
        return read;
    }
}
