package dev.perennial.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor without a browser: signs in, asks for pages, sends forms, follows redirects. */
public final class Browse {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(cookies)
            .build();
    private final String server;
    private final String language;

    public Browse(int port, String language) {
        this.server = "http://localhost:" + port;
        this.language = language;
    }

    /** Comes in by the sign-in page. */
    public Browse signIn(String login, String password) {
        var answer = post("/sign-in", Map.of("login", login, "password", password));
        if (answer.uri().getPath().equals("/sign-in")) {
            throw new AssertionError(login + " could not sign in");
        }
        return this;
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = request(path).GET();
        return send(headers.length > 0 ? request.headers(headers).build() : request.build());
    }

    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        var whole = new HashMap<>(form);
        whole.putIfAbsent("_csrf", token());
        return postBare(path, whole, headers);
    }

    /** As {@link #post}, with nothing in it but what is told: no token against forgery. */
    public HttpResponse<String> postBare(String path, Map<String, String> form, String... headers) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Sends a file as a browser's form does. */
    public HttpResponse<String> upload(String path, String field, String name, String content) {
        var body = """
            --of-perennial\r
            Content-Disposition: form-data; name="_csrf"\r
            \r
            %s\r
            --of-perennial\r
            Content-Disposition: form-data; name="%s"; filename="%s"\r
            Content-Type: application/octet-stream\r
            \r
            %s\r
            --of-perennial--\r
            """.formatted(token(), field, name, content);
        var file = request(path)
                .header("Content-Type", "multipart/form-data; boundary=of-perennial")
                .POST(BodyPublishers.ofString(body))
                .build();
        // Unlike a browser, a client that follows redirects asks for the next page as if it too were a file.
        try (var sender = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            var answer = send(sender, file);
            return answer.headers()
                    .firstValue("Location")
                    .map(next -> get(next.substring(next.indexOf('/', "https://".length()))))
                    .orElse(answer);
        }
    }

    /** What forms carry against forgery, as some page has it. */
    private String token() {
        var page = TOKEN.matcher(get("/forgot-account").body());
        if (!page.find()) {
            throw new AssertionError("No page has a token for its forms");
        }
        return page.group(1);
    }

    public String server() {
        return server;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(client, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
