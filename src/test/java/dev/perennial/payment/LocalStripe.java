package dev.perennial.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that answers as Stripe's documents say Stripe does, for as much of it as Perennial uses: sessions of Checkout,
 * payment intents, refunds, idempotency keys, errors; and that signs what it tells by itself. Tests say what customers do.
 */
final class LocalStripe implements AutoCloseable {
    static final String KEY = "sk_test_local";
    static final String WEBHOOK_SECRET = "whsec_local";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One request as it came. */
    record Asked(String method, String path, Map<String, String> form, String key) {}

    private record Answer(int status, Map<String, Object> body) {}

    private final HttpServer server;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, Map<String, Object>> things = new HashMap<>();
    private final Map<String, Asked> firsts = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, String> backs = new HashMap<>();
    private int made;
    private int failing;
    private String offSession = "succeeded";

    LocalStripe() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::serve);
        server.createContext("/pay/", this::page);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** So many of the next requests are done, and answered by a fault all the same. */
    synchronized void fail(int requests) {
        failing = requests;
    }

    /** What comes of charges without the customer from now on: a status, or the code of a decline. */
    synchronized void offSession(String outcome) {
        offSession = outcome;
    }

    /** The customer pays on the page of this session. */
    synchronized void pay(String session, String status, long units, String currency) {
        var page = things.get(session);
        var intent = intent(units, currency, status, page);
        page.put("status", "complete");
        page.put("payment_status", status.equals("succeeded") ? "paid" : "unpaid");
        page.put("amount_total", units);
        page.put("currency", currency);
        page.put("payment_intent", intent);
    }

    /** The bank says at last what becomes of it. */
    synchronized void settle(String session, String status) {
        var intent = part(things.get(session), "payment_intent");
        intent.put("status", status);
        intent.put("amount_received", status.equals("succeeded") ? intent.get("amount") : 0);
        things.get(session).put("payment_status", status.equals("succeeded") ? "paid" : "unpaid");
    }

    synchronized String session(Payment payment) {
        return things.values().stream()
                .filter(thing -> payment.id().toString().equals(thing.get("client_reference_id")))
                .map(thing -> (String) thing.get("id"))
                .findFirst()
                .orElseThrow();
    }

    synchronized String statusOf(String session) {
        return (String) things.get(session).get("status");
    }

    /** What Stripe tells of a session. */
    synchronized String event(String type, String session) {
        var object = new LinkedHashMap<>(things.get(session));
        if (object.get("payment_intent") instanceof Map<?, ?> intent) object.put("payment_intent", intent.get("id"));
        return eventOf(type, object);
    }

    String eventOf(String type, Map<String, Object> object) {
        return JSON.writeValueAsString(Map.of(
                "id",
                "evt_" + type.hashCode(),
                "object",
                "event",
                "api_version",
                "2026-07-29.dahlia",
                "created",
                Instant.parse("2026-11-25T00:00:00Z").getEpochSecond(),
                "type",
                type,
                "data",
                Map.of("object", object)));
    }

    /** The page of a session: the customer pays, and is led back. */
    private void page(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        synchronized (this) {
            var session = things.get(id);
            pay(id, "succeeded", (long) session.get("amount_total"), (String) session.get("currency"));
        }
        var page =
                "<!DOCTYPE html><html lang=en><title>Checkout</title><a href='" + backs.get(id) + "'>Paid</a></html>";
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var request = new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), form, key == null ? "" : key);
        var bearer = exchange.getRequestHeaders().getFirst("Authorization");
        Answer answer;
        synchronized (this) {
            asked.add(request);
            answer = ("Bearer " + KEY).equals(bearer) ? once(request) : error(401, "invalid_request_error", "api_key");
            if (failing > 0) {
                failing--;
                answer = error(500, "api_error", "internal");
            }
        }
        var bytes = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** One key does a thing once; another thing by the same key is an error. */
    private Answer once(Asked request) {
        if (!request.method().equals("POST") || request.key().isEmpty()) return answer(request);
        var before = firsts.putIfAbsent(request.key(), request);
        if (before != null && !before.equals(request)) return error(400, "idempotency_error", "idempotency_key_in_use");
        return answers.computeIfAbsent(request.key(), key -> answer(request));
    }

    private Answer answer(Asked request) {
        var path = request.path().split("/");
        return switch (path[2] + (path.length > 3 && path[2].equals("checkout") ? "/" + path[3] : "")) {
            case "checkout/sessions" -> path.length == 4 ? open(request.form()) : existing(path, request);
            case "payment_intents" -> path.length > 3 ? search() : charge(request.form());
            case "refunds" -> refund(request.form());
            default -> error(404, "invalid_request_error", "url_unknown");
        };
    }

    private Answer open(Map<String, String> form) {
        var id = "cs_test_" + ++made;
        var page = new LinkedHashMap<String, Object>();
        page.put("id", id);
        page.put("object", "checkout.session");
        page.put("status", "open");
        page.put("payment_status", "unpaid");
        page.put("url", address() + "/pay/" + id);
        page.put("client_reference_id", form.get("client_reference_id"));
        page.put("metadata", metadata(form, "metadata["));
        page.put("currency", form.get("line_items[0][price_data][currency]"));
        page.put("amount_total", Long.parseLong(form.get("line_items[0][price_data][unit_amount]")));
        page.put("setup_future_usage", form.get("payment_intent_data[setup_future_usage]"));
        things.put(id, page);
        backs.put(id, form.get("success_url"));
        return new Answer(200, page);
    }

    private Answer existing(String[] path, Asked request) {
        var page = things.get(path[4]);
        if (page == null) return error(404, "invalid_request_error", "resource_missing");
        if (path.length > 5 && path[5].equals("expire")) {
            if (!page.get("status").equals("open")) return error(400, "invalid_request_error", "session_not_open");
            page.put("status", "expired");
        }
        return new Answer(200, page);
    }

    private Answer charge(Map<String, String> form) {
        var ours = Map.<String, Object>of("metadata", metadata(form, "metadata["));
        boolean goes = offSession.equals("succeeded") || offSession.equals("processing");
        var status = goes ? offSession : "requires_payment_method";
        var intent = intent(Long.parseLong(form.get("amount")), form.get("currency"), status, ours);
        things.put((String) intent.get("id"), intent);
        if (goes) return new Answer(200, intent);
        return error(402, "card_error", offSession);
    }

    private Answer search() {
        return new Answer(
                200,
                Map.of("object", "search_result", "data", List.of(), "has_more", false, "url", "/v1/payment_intents"));
    }

    private Answer refund(Map<String, String> form) {
        if (!form.get("payment_intent").startsWith("pi_")) {
            return error(400, "invalid_request_error", "resource_missing");
        }
        return new Answer(200, Map.of("id", "re_" + ++made, "object", "refund", "status", "succeeded"));
    }

    private Map<String, Object> intent(long units, String currency, String status, Map<String, Object> of) {
        var intent = new LinkedHashMap<String, Object>();
        intent.put("id", "pi_" + ++made);
        intent.put("object", "payment_intent");
        intent.put("amount", units);
        intent.put("amount_received", status.equals("succeeded") ? units : 0);
        intent.put("currency", currency);
        intent.put("status", status);
        intent.put("created", Instant.parse("2026-11-25T00:00:00Z").getEpochSecond());
        intent.put("metadata", of.get("metadata"));
        if (of.get("setup_future_usage") != null) {
            intent.put("setup_future_usage", of.get("setup_future_usage"));
            intent.put("customer", "cus_" + made);
            intent.put(
                    "payment_method",
                    Map.of(
                            "id",
                            "pm_" + made,
                            "object",
                            "payment_method",
                            "type",
                            "card",
                            "card",
                            Map.of("brand", "visa", "last4", "4242")));
        }
        return intent;
    }

    private static Answer error(int status, String type, String code) {
        return new Answer(status, Map.of("error", Map.of("type", type, "code", code, "message", "said so")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.get(name);
    }

    private static Map<String, String> metadata(Map<String, String> form, String prefix) {
        var metadata = new TreeMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith(prefix)) metadata.put(name.substring(prefix.length(), name.length() - 1), value);
        });
        return metadata;
    }

    private static Map<String, String> form(String body) {
        var form = new TreeMap<String, String>();
        for (var field : body.split("&")) {
            var halves = field.split("=", 2);
            if (halves.length == 2) form.put(decoded(halves[0]), decoded(halves[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
