package dev.perennial.bss;

import dev.perennial.clock.PlatformClock;
import dev.perennial.key.ApiKeys;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that signs by itself, so that it can sign badly. */
final class Raw {
    private static final String SIGNED =
            "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final int port;
    private final String id;
    private final String secret;

    Raw(int port, String id, String secret) {
        this.port = port;
        this.id = id;
        this.secret = secret;
    }

    Raw(int port, ApiKeys.Made key) {
        this(port, key.id(), key.secret());
    }

    record Answer(int status, String text) {
        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        String code() {
            return json().path("Code").asString("");
        }
    }

    /** A call well signed, the new way. */
    Answer call(String action, Map<String, String> parameters) {
        var query = query(parameters);
        var headers = headers(action, query, now(), UUID.randomUUID().toString());
        return send("POST", "/?" + query, headers, "");
    }

    /** A call well signed, the old way. */
    Answer old(String action, Map<String, String> parameters) {
        var query = oldQuery(action, parameters, now(), UUID.randomUUID().toString(), "GET");
        return send("GET", "/?" + query, Map.of(), "");
    }

    Map<String, String> headers(String action, String query, String time, String nonce) {
        return headers("POST", action, query, time, nonce);
    }

    /** As of a request without a body. */
    Map<String, String> headers(String method, String action, String query, String time, String nonce) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", "2017-12-14");
        headers.put("x-acs-date", time);
        headers.put("x-acs-signature-nonce", nonce);
        headers.put("x-acs-content-sha256", sha256(""));
        var canonical = method + "\n/\n" + sorted(query) + "\nhost:127.0.0.1:" + port + "\n"
                + headers.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + SIGNED + "\n" + sha256("");
        var signature = HexFormat.of().formatHex(mac("HmacSHA256", secret, "ACS3-HMAC-SHA256\n" + sha256(canonical)));
        headers.put(
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=" + id + ",SignedHeaders=" + SIGNED + ",Signature=" + signature);
        return headers;
    }

    String oldQuery(String action, Map<String, String> more, String time, String nonce, String method) {
        var all = new TreeMap<>(more);
        all.putIfAbsent("Format", "JSON");
        all.put("Action", action);
        all.put("Version", "2017-12-14");
        all.put("AccessKeyId", id);
        all.put("Timestamp", time);
        all.put("SignatureNonce", nonce);
        all.put("SignatureMethod", "HMAC-SHA1");
        all.put("SignatureVersion", "1.0");
        var query = query(all);
        var signature =
                Base64.getEncoder().encodeToString(mac("HmacSHA1", secret + "&", method + "&%2F&" + encoded(query)));
        return query + "&Signature=" + encoded(signature);
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(path + " gave no answer", failed);
        }
    }

    static String now() {
        return PlatformClock.wall().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String sorted(String query) {
        var parameters = new TreeMap<String, String>();
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            var parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), decoded(parts[1]));
        });
        return query(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] mac(String algorithm, String key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
