package dev.perennial.sms;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;

/** How a gateway's receipts prove where they come from, and what in them says which message and what became of it. */
@Component
class HttpReceiptSettings {
    static final String PREFIX = "perennial.sms.http.receipts.";

    private static final int SECRET_LEAST = 16;
    private static final String MAC = "HmacSHA256";

    enum Proof {
        /** A header holds the HMAC-SHA256 of the body, in hexadecimal digits or base 64. */
        HMAC,
        /** The address they are sent to holds the secret: {@code ?secret=...}. */
        QUERY
    }

    enum Named {
        /** By the id of the gateway's answer. */
        THEIRS,
        /** By the id we sent along, {@code {id}}. */
        OURS
    }

    final Proof proof;
    final String header;
    final Named idIs;
    final JsonPointer list;
    final JsonPointer id;
    final JsonPointer status;
    final Optional<JsonPointer> error;
    final Set<String> delivered;
    final Set<String> failed;
    private final String secret;

    HttpReceiptSettings(Environment environment) {
        var setup = new Setup(environment, PREFIX);
        secret = setup.text("secret", "");
        if (!secret.isEmpty() && secret.length() < SECRET_LEAST) {
            throw setup.wrong("secret", "has at least " + SECRET_LEAST + " characters");
        }
        proof = setup.choice("proof", Proof.HMAC);
        header = setup.text("header", "X-Signature");
        idIs = setup.choice("id-is", Named.THEIRS);
        list = HttpSettings.pointer(setup, "list-pointer", "").orElse(JsonPointer.empty());
        id = HttpSettings.pointer(setup, "id-pointer", "/id").orElseThrow();
        status = HttpSettings.pointer(setup, "status-pointer", "/status").orElseThrow();
        error = HttpSettings.pointer(setup, "error-pointer", "");
        delivered = setup.several("delivered", "delivered,DELIVERED,DELIVRD");
        failed = setup.several(
                "failed", "failed,FAILED,undelivered,UNDELIV,undeliverable,rejected,REJECTD,expired,EXPIRED");
    }

    boolean isOn() {
        return !secret.isEmpty();
    }

    boolean isProven(byte[] body, @Nullable String signature, @Nullable String given) {
        if (!isOn()) return false;
        return switch (proof) {
            case QUERY -> given != null && isSame(bytes(secret), bytes(given));
            case HMAC ->
                signature != null && isSignature(body, signature.strip().replaceFirst("^sha256=", ""));
        };
    }

    private boolean isSignature(byte[] body, String signature) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(bytes(secret), MAC));
            var right = mac.doFinal(body);
            var given = signature.length() == 2 * right.length
                    ? HexFormat.of().parseHex(signature)
                    : Base64.getDecoder().decode(signature);
            return isSame(right, given);
        } catch (IllegalArgumentException unreadable) {
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The name under which a receipt will ask for this message. */
    String knownAs(UUID message, Optional<String> theirs) {
        return idIs == Named.THEIRS ? theirs.orElse(message.toString()) : message.toString();
    }

    private static boolean isSame(byte[] right, byte[] given) {
        return MessageDigest.isEqual(right, given);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
