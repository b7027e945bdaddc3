package dev.perennial.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that sends files, and fetches them. */
public final class Uploading {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final int port;
    private final String key;

    public Uploading(int port, String key) {
        this.port = port;
        this.key = key;
    }

    /** @param body what was said, where that was JSON; else missing */
    public record Answer(int status, JsonNode body, byte[] bytes) {
        public String code() {
            return body.path("code").asString("");
        }
    }

    /** @param headers names and values, one after the other */
    public Answer send(String path, String type, byte[] file, String... headers) {
        var request = request(path).header("Content-Type", type);
        for (int n = 0; n < headers.length; n += 2) request.header(headers[n], headers[n + 1]);
        return answer(request.POST(HttpRequest.BodyPublishers.ofByteArray(file)).build());
    }

    public Answer fetch(String path) {
        return answer(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key);
    }

    private Answer answer(HttpRequest request) {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            boolean json = answer.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            var mapper = JsonMapper.shared();
            return new Answer(
                    answer.statusCode(), json ? mapper.readTree(answer.body()) : mapper.missingNode(), answer.body());
        } catch (IOException failed) {
            throw new IllegalStateException(request.uri() + " gave no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
