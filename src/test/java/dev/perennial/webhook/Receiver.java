package dev.perennial.webhook;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Another program's endpoint: keeps what it got, and answers as it is told. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Got> got = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Integer> status = new AtomicReference<>(204);
    private final AtomicReference<String> retryAfter = new AtomicReference<>("");

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            got.add(new Got(Map.copyOf(exchange.getRequestHeaders()), body));
            if (!retryAfter.get().isEmpty()) exchange.getResponseHeaders().add("Retry-After", retryAfter.get());
            if (status.get() == 302) exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
    }

    public record Got(Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return HttpHeaders.of(headers, (key, value) -> true)
                    .firstValue(name)
                    .orElse("");
        }

        public String id() {
            return header("webhook-id");
        }

        /** As the specification's own library judges it. */
        public boolean isSignedBy(String secret) {
            try {
                new Webhook(secret).verify(body, HttpHeaders.of(headers, (key, value) -> true));
                return true;
            } catch (com.standardwebhooks.exceptions.WebhookVerificationException forged) {
                return false;
            }
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
    }

    public void answer(int with) {
        status.set(with);
    }

    public void askToWait(String seconds) {
        retryAfter.set(seconds);
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
