package dev.perennial.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures per Standard Webhooks 1.0.0, for every call this platform makes or takes under a shared secret: webhooks,
 * product systems, and their answers.
 *
 * <p>Whoever calls sends {@link #headers}: the id is the same with every repeat, the instant is that of this try, and
 * there is one {@code v1} signature for each secret, two while secrets are being changed. Whoever is called asks
 * {@link #check} with the bytes of the body as they came, before reading them.
 */
public final class StandardSignature {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** How far the sender's clock may be from ours, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";
    private static final int SIGNATURES_MAX = 10;

    private StandardSignature() {}

    /** What came of checking. */
    public enum Verdict {
        GOOD,
        /** A header is missing, or cannot be read. */
        UNSIGNED,
        /** Signed too long ago, or too far ahead. */
        OLD,
        /** No signature is by any of the secrets. */
        FORGED
    }

    /** The three headers of a call. */
    public static Map<String, String> headers(String id, Instant at, byte[] body, List<SigningSecret> secrets) {
        var timestamp = Long.toString(at.getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, timestamp);
        headers.put(
                SIGNATURE,
                secrets.stream()
                        .map(secret -> VERSION + Base64.getEncoder().encodeToString(mac(secret, id, timestamp, body)))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    /** Takes as long whatever differs. What is not {@code v1} is passed over, as the specification wants. */
    public static Verdict check(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body,
            List<SigningSecret> secrets,
            Instant now) {
        if (id == null || id.isBlank() || timestamp == null || signatures == null) return Verdict.UNSIGNED;
        if (!timestamp.matches("\\d{1,12}")) return Verdict.UNSIGNED;
        var away = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (away.compareTo(TOLERANCE) > 0) return Verdict.OLD;
        var expected =
                secrets.stream().map(secret -> mac(secret, id, timestamp, body)).toList();
        boolean good = Arrays.stream(signatures.strip().split(" +"))
                .limit(SIGNATURES_MAX)
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()))
                .anyMatch(signature -> isOneOf(signature, expected));
        return good ? Verdict.GOOD : Verdict.FORGED;
    }

    private static boolean isOneOf(String signature, List<byte[]> expected) {
        try {
            var given = Base64.getDecoder().decode(signature);
            return expected.stream().anyMatch(mac -> MessageDigest.isEqual(mac, given));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static byte[] mac(SigningSecret secret, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            var signed = new ByteArrayOutputStream();
            signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            signed.writeBytes(body);
            return mac.doFinal(signed.toByteArray());
        } catch (GeneralSecurityException none) {
            throw new IllegalStateException("Indicates a bug: every platform has HMAC with SHA-256", none);
        }
    }
}
