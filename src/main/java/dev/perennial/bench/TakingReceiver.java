package dev.perennial.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Another program on this machine, which takes every message at once and does nothing with it. */
final class TakingReceiver implements AutoCloseable {
    private static final int TAKEN = 204;
    private static final List<String> SIGNED = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private final HttpServer server;
    private final Map<String, Message> first = new ConcurrentHashMap<>();

    TakingReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** As it was sent. */
    record Message(Map<String, String> headers, byte[] body) {}

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = new LinkedHashMap<String, String>();
            for (var name : SIGNED) {
                headers.put(
                        name,
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                                .orElse(""));
            }
            first.putIfAbsent(headers.get("webhook-id"), new Message(headers, body));
            exchange.sendResponseHeaders(TAKEN, -1);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in");
    }

    /** What came, each message once. */
    List<Message> messages() {
        return List.copyOf(first.values());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
