package dev.perennial.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How links are signed, and where they may lead. */
final class LinkRule {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;

    /** A link only leads to a page of ours, so that 96 bits are plenty; what is short stays whole in an SMS. */
    private static final int LINK_SIGNS = 16;

    private LinkRule() {}

    /** What is signed for one purpose is worth nothing for another. */
    static String sign(byte[] key, String purpose, String payload) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((purpose.length() + "\n" + purpose + "\n" + payload).getBytes(StandardCharsets.UTF_8));
            return text(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Indicates a bug: every platform has " + ALGORITHM, missing);
        }
    }

    /** Takes as long for a wrong first sign as for a wrong last one. */
    static boolean isSigned(byte[] key, String purpose, String payload, String signature) {
        return isSame(sign(key, purpose, payload), signature);
    }

    static String signLink(byte[] key, UUID message, String path) {
        return sign(key, "go", message + "\n" + path).substring(0, LINK_SIGNS);
    }

    static boolean isSignedLink(byte[] key, UUID message, String path, String signature) {
        return isSame(signLink(key, message, path), signature);
    }

    private static boolean isSame(String ours, String given) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** A path of this platform, and no other host's address in disguise. */
    static boolean isOurs(String path) {
        return path.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");
    }

    static String brief(UUID id) {
        return text(ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static Optional<UUID> id(String brief) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(brief));
            if (bytes.capacity() != ID_BYTES) return Optional.empty();
            return Optional.of(new UUID(bytes.getLong(), bytes.getLong()))
                    .filter(id -> brief(id).equals(brief));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
