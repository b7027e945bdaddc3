package dev.perennial.bss;

import dev.perennial.kernel.Sha256;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The signature in headers: ACS3-HMAC-SHA256. What it covers, the request itself says in SignedHeaders. */
final class HeaderSigningRule {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final String BODY_HASH = "x-acs-content-sha256";

    private HeaderSigningRule() {}

    static boolean isUsed(Call call) {
        return !call.header("authorization").isEmpty();
    }

    static Signed read(Call call) {
        var authorization = call.header("authorization");
        int space = authorization.indexOf(' ');
        var algorithm = space < 0 ? authorization : authorization.substring(0, space);
        if (!algorithm.equals(ALGORITHM)) throw Fault.of(FaultCode.INVALID_SIGNATURE_METHOD, algorithm);
        var parts = parts(space < 0 ? "" : authorization.substring(space + 1));
        var names = List.of(parts.getOrDefault("SignedHeaders", "").split(";"));
        var canonical = canonical(call, names);
        var text = ALGORITHM + "\n" + HashRule.hex(Sha256.of(canonical));
        var signed = new Signed(
                Signed.Scheme.HEADERS,
                sent(call, "x-acs-action", "Action"),
                sent(call, "x-acs-version", "Version"),
                part(parts, "Credential", "AccessKeyId"),
                sent(call, "x-acs-date", "Timestamp"),
                sent(call, "x-acs-signature-nonce", "SignatureNonce"),
                part(parts, "Signature", "Signature"),
                text,
                text,
                text + "] server CanonicalRequest is [" + canonical);
        mustCover(call, names);
        return signed;
    }

    static String canonical(Call call, List<String> names) {
        var headers = names.stream()
                .map(name -> name + ":" + call.header(name) + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                call.method(),
                "/",
                HashRule.query(call.query()),
                headers,
                String.join(";", names),
                call.header(BODY_HASH));
    }

    static String sign(String secret, String stringToSign) {
        return HashRule.hex(HashRule.mac("HmacSHA256", secret, stringToSign));
    }

    /** Nothing that decides what is done may be left out: host, every header of the interface, and the body. */
    private static void mustCover(Call call, List<String> names) {
        call.headers().keySet().stream()
                .filter(name -> name.equals("host") || name.equals("content-type") || name.startsWith("x-acs-"))
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw Fault.of(FaultCode.INCOMPLETE_SIGNATURE, name + " is not signed");
                });
        if (!call.header(BODY_HASH).equals(HashRule.hex(Sha256.of(call.body())))) {
            throw Fault.of(FaultCode.INCOMPLETE_SIGNATURE, BODY_HASH + " is not the hash of the body");
        }
    }

    private static Map<String, String> parts(String text) {
        var parts = new HashMap<String, String>();
        Arrays.stream(text.split(",")).map(String::strip).forEach(part -> {
            int equals = part.indexOf('=');
            if (equals > 0) parts.put(part.substring(0, equals), part.substring(equals + 1));
        });
        return parts;
    }

    private static String part(Map<String, String> parts, String name, String parameter) {
        var value = parts.getOrDefault(name, "");
        if (value.isEmpty()) throw Fault.missing(parameter);
        return value;
    }

    private static String sent(Call call, String header, String parameter) {
        var value = call.header(header);
        if (value.isEmpty()) throw Fault.missing(parameter);
        return value;
    }
}
