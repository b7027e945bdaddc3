package dev.perennial.bss;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, read once: an empty body, one in chunks, and one of a form alike.
 *
 * @param query decoded, sorted by name
 * @param form decoded, sorted by name; empty where the body is no form
 * @param headers by names in lower case
 */
record Call(
        String method,
        SortedMap<String, String> query,
        SortedMap<String, String> form,
        Map<String, String> headers,
        byte[] body) {
    static final int BODY_MAX = 1 << 20;

    private static final String FORM = "application/x-www-form-urlencoded";

    static Call read(HttpServletRequest request) throws IOException {
        var headers = new HashMap<String, String>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        var body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) throw Fault.of(FaultCode.TOO_LARGE);
        var type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        var form = type.startsWith(FORM) ? new String(body, StandardCharsets.UTF_8) : "";
        return new Call(request.getMethod(), parameters(request.getQueryString()), parameters(form), headers, body);
    }

    /** All parameters: of the query, and of a form where one was sent. */
    SortedMap<String, String> parameters() {
        var all = new TreeMap<>(form);
        all.putAll(query);
        return all;
    }

    String header(String name) {
        return headers.getOrDefault(name, "").strip();
    }

    @Override
    public String toString() {
        return method + " " + header("x-acs-action");
    }

    private static SortedMap<String, String> parameters(@Nullable String encoded) {
        var parameters = new TreeMap<String, String>();
        if (encoded == null || encoded.isEmpty()) return parameters;
        for (var pair : encoded.split("&")) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            // The same name twice could be signed by one reading and meant by another.
            if (parameters.put(name, value) != null) throw Fault.invalid(name);
        }
        return parameters;
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Fault.invalid(encoded);
        }
    }
}
