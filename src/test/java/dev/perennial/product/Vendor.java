package dev.perennial.product;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A product's own system of a test: it checks signatures by the published library, and answers as it is told to. */
final class Vendor implements AutoCloseable {
    private final HttpServer server;
    final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    volatile Function<Asked, Said> tasks = ask -> new Said(204, "");
    volatile Function<Asked, Said> lists = ask -> new Said(200, "{\"items\": []}");
    volatile String secret = "";

    /** @param signed whether the published library takes the signature */
    record Asked(String id, JsonNode body, String query, boolean signed, String signatures) {}

    record Said(int status, String body) {}

    Vendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/perennial/tasks", exchange -> answer(exchange, true));
        server.createContext("/perennial/items", exchange -> answer(exchange, false));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/perennial";
    }

    List<String> ids() {
        return asked.stream().map(Asked::id).toList();
    }

    private void answer(HttpExchange exchange, boolean task) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var json = body.isEmpty()
                    ? JsonMapper.shared().missingNode()
                    : JsonMapper.shared().readTree(body);
            var ask = new Asked(
                    headers.getFirst("webhook-id"),
                    json,
                    String.valueOf(exchange.getRequestURI().getRawQuery()),
                    isSigned(body, headers),
                    headers.getFirst("webhook-signature"));
            if (task) asked.add(ask);
            var said = (task ? tasks : lists).apply(ask);
            var bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private boolean isSigned(String body, com.sun.net.httpserver.Headers headers) {
        try {
            new Webhook(secret).verify(body, HttpHeaders.of(headers, (name, value) -> true));
            return true;
        } catch (WebhookVerificationException | IllegalArgumentException wrong) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
