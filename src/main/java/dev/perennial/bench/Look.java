package dev.perennial.bench;

import dev.perennial.db.StatementCount;
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
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How one page did, over several views: from the request to the last byte, on this machine.
 *
 * @param statements asked of the database by one view
 */
record Look(String page, long medianMicros, long slowestMicros, long statements) {
    private static final int OK = 200;
    private static final long NANOS_OF_A_MICRO = 1000;
    private static final long QUIET_MILLIS = 150;

    static Look of(String page, int views, Consumer<String> visitor, StatementCount count) {
        var nanos = new long[views];
        long before = settled(count);
        for (int i = 0; i < views; i++) {
            long begun = System.nanoTime();
            visitor.accept(page);
            nanos[i] = System.nanoTime() - begun;
        }
        long statements = (settled(count) - before) / views;
        Arrays.sort(nanos);
        // The slowest but one in a hundred.
        int last = Math.max(0, views - 1 - views / 100);
        return new Look(page, nanos[views / 2] / NANOS_OF_A_MICRO, nanos[last] / NANOS_OF_A_MICRO, statements);
    }

    /** The session is written after the answer has gone, so the count is read when nothing more is asked. */
    private static long settled(StatementCount count) {
        try {
            long last = -1;
            while (last != count.statements()) {
                last = count.statements();
                Thread.sleep(QUIET_MILLIS);
            }
            return last;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the measuring was interrupted", stopped);
        }
    }

    /** Somebody who looks at pages. */
    static final class Visitor {
        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

        private final HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build();
        private final String server;

        Visitor(int port) {
            this.server = "http://localhost:" + port;
        }

        void signIn(String login, String password) {
            var token = TOKEN.matcher(get("/sign-in").body());
            if (!token.find()) {
                throw new IllegalStateException("the sign-in page has no form");
            }
            var form = "login=" + login + "&password=" + text(password) + "&_csrf=" + text(token.group(1));
            send(request("/sign-in")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build());
        }

        void see(String page) {
            get(page);
        }

        private HttpResponse<String> get(String page) {
            return send(request(page).GET().build());
        }

        private HttpRequest.Builder request(String page) {
            return HttpRequest.newBuilder(URI.create(server + page)).header("Accept", "text/html");
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != OK || answer.uri().getPath().equals("/sign-in") && isSent(request)) {
                    throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
                }
                return answer;
            } catch (IOException unreachable) {
                throw new IllegalStateException(unreachable);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        /** Whoever is led back to the sign-in page was not let in. */
        private static boolean isSent(HttpRequest request) {
            return !request.method().equals("GET") || !request.uri().getPath().equals("/sign-in");
        }

        private static String text(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }
}
