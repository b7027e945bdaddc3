package dev.perennial.bench;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Sha256;
import dev.perennial.key.ApiKeys;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A program that comes in by the BSS door, and signs in headers (ACS3-HMAC-SHA256). */
final class BssProgram {
    private static final int OK = 200;
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String host;
    private final ApiKeys.Made key;

    BssProgram(int port, ApiKeys.Made key) {
        this.host = "127.0.0.1:" + port;
        this.key = key;
    }

    /** @param call action and parameters: {@code QueryAvailableInstances?PageNum=1} */
    void call(String call) {
        int mark = call.indexOf('?');
        var query = Arrays.stream(call.substring(mark + 1).split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> encoded(pair[1]), (one, other) -> one, TreeMap::new))
                .entrySet()
                .stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create("http://" + host + "/?" + query))
                .POST(BodyPublishers.noBody());
        signed(call.substring(0, mark), query).forEach(request::header);
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(call + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Map<String, String> signed(String action, String query) {
        var headers = new TreeMap<String, String>(Map.of(
                "x-acs-action", action,
                "x-acs-content-sha256", hex(Sha256.of("")),
                "x-acs-date",
                        PlatformClock.wall().truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", UUID.randomUUID().toString(),
                "x-acs-version", "2017-12-14"));
        var names = "host;" + String.join(";", headers.keySet());
        var lines = "host:" + host + "\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining());
        var canonical = String.join("\n", "POST", "/", query, lines, names, hex(Sha256.of("")));
        headers.put(
                "Authorization",
                "%s Credential=%s,SignedHeaders=%s,Signature=%s"
                        .formatted(ALGORITHM, key.id(), names, mac(ALGORITHM + "\n" + hex(Sha256.of(canonical)))));
        return headers;
    }

    private String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return hex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HmacSHA256", missing);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
