import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small product system: mailboxes that really stop and start. It takes Perennial's tasks, keeps what it was told in a
 * file, and takes mail only for mailboxes that run. One file, no dependencies: {@code java Mailboxes.java}.
 *
 * <p>POST /perennial/tasks and GET /perennial/items are what every product system has; POST /deliver/NAME is this one's
 * own business.
 */
public final class Mailboxes {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int PAGE_MAX = 500;
    private static final Pattern FIELD =
            Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(-?\\d+)|null|true|false)");

    /** A mailbox, by the id of its subscription. */
    record Mailbox(String id, String name, String state, String until, int quantity, int mails) {
        Mailbox in(String newState) {
            return new Mailbox(id, name, newState, until, quantity, mails);
        }

        Mailbox until(String newUntil) {
            return new Mailbox(id, name, state, newUntil, quantity, mails);
        }

        String json() {
            return "{\"id\":" + quoted(id) + ",\"state\":" + quoted(state) + ",\"until\":"
                    + (until.isEmpty() ? "null" : quoted(until)) + ",\"quantity\":" + quantity + "}";
        }
    }

    private final Map<String, String> options;
    private final Path file;
    private final TreeMap<String, Mailbox> boxes = new TreeMap<>();
    /** What was answered to each task, so that a repeat is answered the same and nothing is done twice. */
    private final Map<String, String> answers = new HashMap<>();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);

    private Mailboxes(Map<String, String> options) throws IOException {
        this.options = options;
        this.file = Path.of(options.getOrDefault("file", "mailboxes.tsv"));
        load();
    }

    public static void main(String[] args) throws IOException {
        var options = new HashMap<String, String>();
        for (int n = 0; n + 1 < args.length; n += 2) options.put(args[n].replaceFirst("^--", ""), args[n + 1]);
        if (!options.containsKey("secret")) {
            System.err.println("usage: java Mailboxes.java --secret whsec_... [--port 9200] [--file mailboxes.tsv]\n"
                    + "  [--later 2 --perennial http://localhost:8080]  answers 202, and calls back after so many"
                    + " seconds\n"
                    + "  [--slow 3]  takes so many seconds for each answer    [--refuse NAME]  refuses this mailbox");
            System.exit(2);
        }
        new Mailboxes(options).serve();
    }

    private void serve() throws IOException {
        int port = Integer.parseInt(options.getOrDefault("port", "9200"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/perennial/tasks", exchange -> handle(exchange, "POST", true, this::task));
        server.createContext("/perennial/items", exchange -> handle(exchange, "GET", true, this::items));
        server.createContext("/deliver/", exchange -> handle(exchange, "POST", false, this::deliver));
        server.createContext("/mailboxes/", exchange -> handle(exchange, "DELETE", false, this::lose));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println(
                "mailboxes on http://localhost:" + server.getAddress().getPort() + "/perennial");
    }

    private record Reply(int status, String body) {}

    private interface Work {
        Reply of(HttpExchange exchange, String body) throws IOException;
    }

    private void handle(HttpExchange exchange, String method, boolean signed, Work work) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(64 * 1024);
            Reply reply;
            if (!exchange.getRequestMethod().equals(method)) {
                reply = new Reply(405, "");
            } else if (signed && !isSigned(exchange, body)) {
                reply = new Reply(401, "{\"error\":\"not signed with our secret\"}");
            } else {
                reply = work.of(exchange, new String(body, StandardCharsets.UTF_8));
            }
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    // Tasks

    private Reply task(HttpExchange exchange, String body) {
        pause(Integer.parseInt(options.getOrDefault("slow", "0")));
        var task = fields(body);
        var answer = done(task);
        if (answer.startsWith("refused ") && !options.containsKey("later")) {
            return new Reply(422, "{\"refused\":" + quoted(answer.substring(8)) + "}");
        }
        if (!options.containsKey("later")) return new Reply(204, "");
        long seconds = Long.parseLong(options.get("later"));
        later.schedule(() -> callBack(task, answer), seconds, TimeUnit.SECONDS);
        return new Reply(202, "");
    }

    /** Does it once, and remembers that before it answers. */
    private synchronized String done(Map<String, String> task) {
        var known = answers.get(task.get("id"));
        if (known != null) return known;
        var id = task.get("subscription");
        var name = task.get("name");
        if (name.equals(options.get("refuse"))) return remember(task, "refused no room for " + name);
        var until = task.getOrDefault("until", "");
        var box = boxes.getOrDefault(id, new Mailbox(id, name, "RUNNING", until, 1, 0));
        switch (task.get("action")) {
            case "START", "RESUME" -> boxes.put(id, box.in("RUNNING").until(until));
            case "EXTEND" -> boxes.put(id, box.until(until));
            case "SUSPEND" -> boxes.put(id, box.in("STOPPED"));
            case "RELEASE" -> boxes.remove(id);
            default -> {
                return remember(task, "refused there is no action " + task.get("action"));
            }
        }
        return remember(task, "confirmed");
    }

    private String remember(Map<String, String> task, String answer) {
        answers.put(task.get("id"), answer);
        save();
        System.out.println(task.get("action") + " " + task.get("name") + ": " + answer);
        return answer;
    }

    private void callBack(Map<String, String> task, String answer) {
        var body = answer.equals("confirmed")
                ? "{\"confirmed\":true}"
                : "{\"refused\":" + quoted(answer.replaceFirst("refused ", "")) + "}";
        var at = String.valueOf(Instant.now().getEpochSecond());
        var to = options.getOrDefault("perennial", "http://localhost:8080") + "/api/products/" + task.get("product")
                + "/tasks/" + task.get("id");
        var request = HttpRequest.newBuilder(URI.create(to))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("webhook-id", task.get("id"))
                .header("webhook-timestamp", at)
                .header(
                        "webhook-signature",
                        "v1," + mac(task.get("id") + "." + at + ".", body.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var said = http.send(request, HttpResponse.BodyHandlers.ofString());
            System.out.println("called back about " + task.get("name") + ": " + said.statusCode());
        } catch (IOException away) {
            // Perennial asks again once its patience is over, and is answered then.
            System.out.println("could not call back about " + task.get("name"));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    // The list

    private synchronized Reply items(HttpExchange exchange, String body) {
        var query = fieldsOf(exchange.getRequestURI().getQuery());
        var after = query.getOrDefault("after", "");
        int limit = Math.min(PAGE_MAX, Integer.parseInt(query.getOrDefault("limit", "500")));
        var page = new ArrayList<String>();
        var last = "";
        for (var box : boxes.tailMap(after, false).values()) {
            if (page.size() == limit) return list(page, last);
            page.add(box.json());
            last = box.id();
        }
        return list(page, null);
    }

    private static Reply list(List<String> page, String next) {
        var more = next == null ? "" : ",\"next\":" + quoted(next);
        return new Reply(200, "{\"items\":[" + String.join(",", page) + "]" + more + "}");
    }

    // What a mailbox is for, and what may happen to one behind Perennial's back

    private synchronized Reply deliver(HttpExchange exchange, String body) {
        var name = exchange.getRequestURI().getPath().substring("/deliver/".length());
        for (var box : boxes.values()) {
            if (!box.name().equals(name) && !box.id().equals(name)) continue;
            if (!box.state().equals("RUNNING")) return new Reply(403, "{\"error\":\"this mailbox is stopped\"}");
            boxes.put(
                    box.id(),
                    new Mailbox(box.id(), box.name(), box.state(), box.until(), box.quantity(), box.mails() + 1));
            save();
            return new Reply(202, "{\"mails\":" + (box.mails() + 1) + "}");
        }
        return new Reply(404, "{\"error\":\"no such mailbox\"}");
    }

    private synchronized Reply lose(HttpExchange exchange, String body) {
        boxes.remove(exchange.getRequestURI().getPath().substring("/mailboxes/".length()));
        save();
        return new Reply(204, "");
    }

    // Signatures, per Standard Webhooks

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var id = headers.getFirst("webhook-id");
        var at = headers.getFirst("webhook-timestamp");
        var signatures = headers.getFirst("webhook-signature");
        if (id == null || at == null || signatures == null || !at.matches("\\d{1,12}")) return false;
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(at)), Instant.now())
                .abs();
        if (age.compareTo(TOLERANCE) > 0) return false;
        var wanted = ("v1," + mac(id + "." + at + ".", body)).getBytes(StandardCharsets.UTF_8);
        for (var signature : signatures.split(" ")) {
            if (MessageDigest.isEqual(wanted, signature.getBytes(StandardCharsets.UTF_8))) return true;
        }
        return false;
    }

    private String mac(String before, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var secret = Base64.getDecoder().decode(options.get("secret").replaceFirst("^whsec_", ""));
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException none) {
            throw new IllegalStateException(none);
        }
    }

    // The file: whole or not at all

    private void load() throws IOException {
        if (!Files.exists(file)) return;
        for (var line : Files.readAllLines(file)) {
            var cells = line.split("\t", -1);
            if (cells[0].equals("task")) answers.put(cells[1], cells[2]);
            if (cells[0].equals("box")) {
                boxes.put(
                        cells[1],
                        new Mailbox(
                                cells[1],
                                cells[2],
                                cells[3],
                                cells[4],
                                Integer.parseInt(cells[5]),
                                Integer.parseInt(cells[6])));
            }
        }
    }

    private void save() {
        var lines = new ArrayList<String>();
        boxes.values()
                .forEach(box -> lines.add(String.join(
                        "\t",
                        "box",
                        box.id(),
                        box.name(),
                        box.state(),
                        box.until(),
                        "" + box.quantity(),
                        "" + box.mails())));
        answers.forEach((task, answer) -> lines.add("task\t" + task + "\t" + answer));
        try {
            var draft = Path.of(file + ".new");
            Files.write(draft, lines);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new IllegalStateException("The mailboxes cannot be kept: " + file, full);
        }
    }

    // Just enough JSON: a flat object of texts and numbers

    private static Map<String, String> fields(String json) {
        var fields = new HashMap<String, String>();
        var matcher = FIELD.matcher(json);
        while (matcher.find()) {
            var text = matcher.group(2) != null ? unquoted(matcher.group(2)) : matcher.group(3);
            if (text != null) fields.put(matcher.group(1), text);
        }
        return fields;
    }

    private static Map<String, String> fieldsOf(String query) {
        var fields = new HashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) fields.put(parts[0], parts[1]);
        }
        return fields;
    }

    private static String unquoted(String text) {
        return text.replace("\\\"", "\"")
                .replace("\\/", "/")
                .replace("\\\\", "\\")
                .replaceAll("[\\t\\n]", " ");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
