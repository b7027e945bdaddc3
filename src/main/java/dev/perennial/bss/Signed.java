package dev.perennial.bss;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What a signature says about a request.
 *
 * @param stringToSign what the caller should have signed
 * @param orSigned what is as good: some libraries send empty parameters, which say nothing, and do not sign them
 * @param told the same, with what it was made of where it is but a hash
 */
record Signed(
        Scheme scheme,
        String action,
        String version,
        String accessKeyId,
        String time,
        String nonce,
        String signature,
        String stringToSign,
        String orSigned,
        String told) {

    enum Scheme {
        /** In headers: ACS3-HMAC-SHA256. */
        HEADERS(FaultCode.SIGNATURE) {
            @Override
            String sign(String secret, String stringToSign) {
                return HeaderSigningRule.sign(secret, stringToSign);
            }
        },
        /** In parameters: HMAC-SHA1 of signature version 1.0. */
        PARAMETERS(FaultCode.OLDER_SIGNATURE) {
            @Override
            String sign(String secret, String stringToSign) {
                return ParameterSigningRule.sign(secret, stringToSign);
            }
        };

        private final FaultCode mismatch;

        Scheme(FaultCode mismatch) {
            this.mismatch = mismatch;
        }

        abstract String sign(String secret, String stringToSign);
    }

    static Signed read(Call call) {
        return HeaderSigningRule.isUsed(call) ? HeaderSigningRule.read(call) : ParameterSigningRule.read(call);
    }

    /** Takes as long for one that is nearly right as for any other. */
    boolean isBy(String secret) {
        return isOf(secret, stringToSign) | isOf(secret, orSigned);
    }

    private boolean isOf(String secret, String text) {
        return MessageDigest.isEqual(
                scheme.sign(secret, text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The fault of a signature that is not by its key's secret. */
    Fault mismatch() {
        return Fault.of(scheme.mismatch, told);
    }

    /** Without the signature. */
    @Override
    public String toString() {
        return action + " by " + accessKeyId;
    }
}
