package dev.perennial.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The program that renews: the items of each account by that account's key. */
final class ApiProgram {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final List<String> keys;
    private final String terms;

    /** @param keys one for each account, in their order */
    ApiProgram(int port, List<String> keys, String terms) {
        this.server = "http://127.0.0.1:" + port;
        this.keys = keys;
        this.terms = terms;
    }

    /** Asks once by each key, so that the doors are open. */
    void greet() {
        for (int n = 0; n < keys.size(); n++) {
            expect(OK, request("/api/v1/key", n).GET().build());
        }
    }

    /** Renews this item for a month: placed and paid in one. */
    void renew(int n) {
        var body = "{\"pay\": \"BALANCE\", \"items\": [{\"subscription\": \"item-" + n
                + "\", \"period\": \"P1M\"}], \"acceptedTerms\": {\"" + Portfolio.PRODUCT + "\": \"" + terms + "\"}}";
        expect(
                CREATED,
                request("/api/v1/orders", n)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "bench-renewal-" + n)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path, int n) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + keys.get(n % keys.size()));
    }

    private void expect(int status, HttpRequest request) {
        var answer = send(request);
        if (answer.statusCode() != status) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
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
