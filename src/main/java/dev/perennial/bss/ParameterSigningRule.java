package dev.perennial.bss;

import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;

/** The older signature, among the parameters: HMAC-SHA1, of signature version 1.0. It covers those of a form too. */
final class ParameterSigningRule {
    private static final String METHOD = "HMAC-SHA1";
    private static final String VERSION = "1.0";

    private ParameterSigningRule() {}

    static Signed read(Call call) {
        var all = call.parameters();
        var action = all.getOrDefault("Action", call.header("x-acs-action"));
        if (action.isEmpty()) throw Fault.missing("Action");
        for (var name : new String[] {"Version", "AccessKeyId", "Timestamp", "SignatureNonce", "Signature"}) {
            if (all.getOrDefault(name, "").isEmpty()) throw Fault.missing(name);
        }
        // Not signed, so that it must be in the parameters.
        if (!all.containsKey("Action")) throw Fault.missing("Action");
        var method = all.getOrDefault("SignatureMethod", "");
        if (!method.equals(METHOD) || !all.getOrDefault("SignatureVersion", "").equals(VERSION)) {
            throw Fault.of(FaultCode.INVALID_SIGNATURE_METHOD, method);
        }
        var text = stringToSign(call, call.parameters());
        var sent = call.parameters();
        sent.values().removeIf(String::isEmpty);
        return new Signed(
                Signed.Scheme.PARAMETERS,
                action,
                all.get("Version"),
                all.get("AccessKeyId"),
                all.get("Timestamp"),
                all.get("SignatureNonce"),
                all.get("Signature"),
                text,
                stringToSign(call, sent),
                text);
    }

    static String stringToSign(Call call, SortedMap<String, String> parameters) {
        var signed = new TreeMap<>(parameters);
        signed.remove("Signature");
        return call.method() + "&%2F&" + HashRule.encoded(HashRule.query(signed));
    }

    static String sign(String secret, String stringToSign) {
        return Base64.getEncoder().encodeToString(HashRule.mac("HmacSHA1", secret + "&", stringToSign));
    }
}
