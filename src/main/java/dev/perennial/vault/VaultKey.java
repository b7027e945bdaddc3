package dev.perennial.vault;

import dev.perennial.kernel.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key secrets are sealed with, and the mark by which its work is known: that tells which key it was, and nothing about
 * it.
 */
final class VaultKey {
    static final int MARK_BYTES = 5;

    private static final byte[] MARK_OF = "mark of a vault key".getBytes(StandardCharsets.UTF_8);

    /** How what is sealed is laid out: mark, nonce, ciphertext with tag. */
    private static final byte LAYOUT = 1;

    private final SecretKey key;
    private final byte[] mark;

    VaultKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.mark = mark(bytes);
    }

    private static byte[] mark(byte[] bytes) {
        var named =
                ByteBuffer.allocate(MARK_OF.length + bytes.length).put(MARK_OF).put(bytes);
        var mark = Arrays.copyOf(new byte[] {LAYOUT}, MARK_BYTES);
        System.arraycopy(Sha256.of(named.array()), 0, mark, 1, MARK_BYTES - 1);
        return mark;
    }

    SecretKey key() {
        return key;
    }

    byte[] mark() {
        return mark.clone();
    }

    boolean sealed(byte[] sealed) {
        return sealed.length > MARK_BYTES && Arrays.equals(mark, 0, MARK_BYTES, sealed, 0, MARK_BYTES);
    }
}
