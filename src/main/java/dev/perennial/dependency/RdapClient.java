package dev.perennial.dependency;

import dev.perennial.dependency.OutsideDomain.Answer;
import java.io.IOException;
import java.net.IDN;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks a registration data service when a domain ends (RFC 9082 query, RFC 9083 answer). */
final class RdapClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ANSWER_MAX = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI service;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(Redirect.NORMAL)
            .build();

    /** @param service the address that {@code domain/NAME} is appended to; the vendor's choice, never a customer's */
    RdapClient(URI service) {
        this.service = service;
    }

    record Found(Answer answer, @Nullable Instant expiresAt) {
        static final Found NOTHING = new Found(Answer.NO_ANSWER, null);
    }

    Found lookUp(String domain) {
        try {
            var name = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            var request = HttpRequest.newBuilder(URI.create(service + "/domain/" + name))
                    .header("Accept", "application/rdap+json")
                    .timeout(PATIENCE)
                    .build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                return switch (response.statusCode()) {
                    case 200 -> read(body.readNBytes(ANSWER_MAX));
                    case 404 -> new Found(Answer.NOT_FOUND, null);
                    default -> Found.NOTHING;
                };
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            return Found.NOTHING;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Found.NOTHING;
        }
    }

    private static Found read(byte[] answer) {
        try {
            for (var event : JSON.readTree(answer).path("events")) {
                if (event.path("eventAction").asString("").equals("expiration")) {
                    var end = OffsetDateTime.parse(event.path("eventDate").asString(""));
                    return new Found(Answer.FOUND, end.toInstant());
                }
            }
        } catch (JacksonException | DateTimeParseException notUnderstood) {
            return Found.NOTHING;
        }
        return Found.NOTHING;
    }
}
