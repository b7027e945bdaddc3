package dev.perennial.sms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A gateway for text messages as vendors of such describe theirs, on this machine's loopback. */
public final class LocalGateway implements AutoCloseable {
    /** One request as it came. */
    public record Asked(String method, String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private volatile int status = 200;
    private volatile String answer = "{\"id\":\"gw-1\"}";
    private volatile CountDownLatch silence = new CountDownLatch(0);

    public LocalGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public void answers(int with, String body) {
        status = with;
        answer = body;
    }

    public void fallSilent() {
        silence = new CountDownLatch(1);
    }

    public void speak() {
        silence.countDown();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            silence.await();
            var octets = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            boolean bare = exchange.getRequestMethod().equals("HEAD") || octets.length == 0;
            exchange.sendResponseHeaders(status, bare ? -1 : octets.length);
            if (!bare) exchange.getResponseBody().write(octets);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        speak();
        server.stop(0);
    }
}
