package dev.perennial.cli;

import dev.perennial.kernel.Money;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server for the length of one command, asked with a key. What goes wrong is said in a line, and never the key. */
final class Remote implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(15);
    private static final Set<String> UNKNOWN_THERE = Set.of("OPERATION_NOT_FOUND", "METHOD_NOT_POSSIBLE");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final RemoteOptions.Target target;
    private final Locale language;

    Remote(RemoteOptions.Target target, Locale language) {
        this.target = target;
        this.language = language;
    }

    JsonNode get(String path) {
        return json(send("GET", path, BodyPublishers.noBody(), null, PATIENCE));
    }

    JsonNode post(String path, Object body) {
        return json(send(
                "POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)), "application/json", PATIENCE));
    }

    JsonNode put(String path, Object body) {
        return json(send(
                "PUT", path, BodyPublishers.ofString(JSON.writeValueAsString(body)), "application/json", PATIENCE));
    }

    /** Sends a file as it is. */
    JsonNode upload(String path, BodyPublisher file, String type) {
        return json(send("POST", path, file, type, PATIENCE_WITH_FILES));
    }

    /** All of a list, page after page. */
    List<JsonNode> all(String path) {
        var found = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = get(path + next);
            page.path("data").forEach(found::add);
            next = isThere(page.path("next"))
                    ? (path.contains("?") ? "&" : "?") + "after="
                            + in(page.path("next").asString())
                    : "";
        } while (!next.isEmpty());
        return found;
    }

    /** What comes as it is, and not as JSON. */
    void download(String path, Path file) {
        BodyHandler<byte[]> taking = info -> info.statusCode() / 100 == 2
                ? BodySubscribers.mapping(BodySubscribers.ofFile(file), whole -> new byte[0])
                : BodySubscribers.ofByteArray();
        send("GET", path, BodyPublishers.noBody(), null, PATIENCE_WITH_FILES, taking);
    }

    /** What comes as text: a file for accounting, without the mark it begins with. */
    String text(String path) {
        var answer = send("GET", path, BodyPublishers.noBody(), null, PATIENCE_WITH_FILES);
        return new String(answer.body(), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    }

    Locale language() {
        return language;
    }

    /** Text as it stands in a path, or in the value of a parameter. */
    static String in(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The calendar of an account, where the key may read it. */
    ZoneId zone(String account) {
        try {
            return ZoneId.of(get("/accounts/" + in(account)).path("timeZone").asString("Z"));
        } catch (RemoteRefused mayNotRead) {
            return ZoneOffset.UTC;
        }
    }

    /** Whose an item is. */
    String account(String subscription) {
        return get("/subscriptions/" + in(subscription)).path("account").asString();
    }

    /** The parameter by which the vendor's people say whose an item is; empty where the key is a customer's. */
    String ofAccount(String subscription) {
        boolean customers = isThere(get("/key").path("account"));
        return customers ? "" : "?account=" + in(account(subscription));
    }

    static Money money(JsonNode amount) {
        return Money.parse(
                amount.path("amount").asString(),
                Currency.getInstance(amount.path("currency").asString()));
    }

    static Instant instant(JsonNode at) {
        return Instant.parse(at.asString());
    }

    /** Before a server is asked again how far it is. */
    static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RemoteFailed("not waited for; the server goes on", stopped);
        }
    }

    static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    static Stream<JsonNode> each(JsonNode list) {
        return list.valueStream();
    }

    private HttpResponse<byte[]> send(
            String method, String path, BodyPublisher body, @Nullable String type, Duration patience) {
        return send(method, path, body, type, patience, BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> send(
            String method,
            String path,
            BodyPublisher body,
            @Nullable String type,
            Duration patience,
            BodyHandler<byte[]> taking) {
        var request = HttpRequest.newBuilder(URI.create(target.server() + "/api/v1" + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + target.key())
                .header("Accept-Language", language.toLanguageTag())
                .header("User-Agent", "perennial-cli")
                .method(method, body);
        if (type != null) request.header("Content-Type", type);
        try {
            var answer = client.send(request.build(), taking);
            if (answer.statusCode() / 100 != 2) throw refused(answer);
            return answer;
        } catch (HttpTimeoutException late) {
            throw failed("gave no answer in time", late);
        } catch (SSLException untrusted) {
            throw failed("cannot be trusted, or speaks no TLS: " + said(untrusted), untrusted);
        } catch (IOException away) {
            throw failed("cannot be reached: " + said(away), away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("was not waited for", stopped);
        }
    }

    private JsonNode json(HttpResponse<byte[]> answer) {
        if (answer.body().length == 0) return JSON.missingNode();
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException noJson) {
            throw failed("answers with something else than a Perennial server does", noJson);
        }
    }

    private RuntimeException refused(HttpResponse<byte[]> answer) {
        boolean problem = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        if (!problem && answer.statusCode() / 100 == 3) {
            var to = answer.headers().firstValue("Location").orElse("another address");
            return failed("sends on to " + to.replaceFirst("\\?.*", "") + ": name that one, if it is right", null);
        }
        if (!problem) {
            return failed(
                    "answers " + answer.statusCode() + ", which is not how a Perennial server of this version does",
                    null);
        }
        var told = json(answer);
        var code = told.path("code").asString("");
        if (UNKNOWN_THERE.contains(code)) {
            return failed("does not know this operation: it is of another version", null);
        }
        var errors = told.path("errors")
                .valueStream()
                .map(error -> (error.path("field").asString("") + " "
                                + error.path("detail").asString(""))
                        .strip())
                .collect(Collectors.toList());
        return new RemoteRefused(code, told.path("detail").asString(""), List.copyOf(errors));
    }

    private IllegalStateException failed(String how, @Nullable Exception why) {
        return new RemoteFailed("the server " + target.server() + " " + how, why);
    }

    private static String said(Exception failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) cause = cause.getCause();
        var message = cause.getMessage();
        if (cause instanceof UnresolvedAddressException) return "there is no such host";
        return message == null ? "no connection" : message;
    }

    @Override
    public void close() {
        client.close();
    }
}
