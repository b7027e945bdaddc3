package dev.perennial.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What operations are sent, and what they answer, for example: kept by operation in a file, each of which a test sends to
 * a scene made ready for it, and compares with what comes back.
 */
final class Examples {
    private static final String FILE = "/api/examples.json";
    private static final String JSON = "application/json";

    private final JsonNode all;

    Examples() {
        try (var file = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE))) {
            all = Json31.mapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void add(Operation operation) {
        var example = all.path(operation.getOperationId());
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), example.path("request"));
        }
        var answer = operation.getResponses().get(example.path("status").asText());
        if (answer != null) add(answer.getContent(), example.path("answer"));
    }

    private static void add(@Nullable Content content, JsonNode example) {
        if (content == null || example.isMissingNode()) return;
        var media = content.get(JSON);
        if (media != null) media.setExample(example);
    }
}
