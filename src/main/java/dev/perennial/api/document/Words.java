package dev.perennial.api.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is said of schemas, fields and parameters that say nothing of themselves: most are called the same wherever they
 * are, and mean the same. A field is found as {@code Schema.field} first, and as {@code field} else.
 */
final class Words {
    private static final String PAGE = "Page";

    private final Properties schemas = read("schemas");
    private final Properties fields = read("fields");
    private final Properties parameters = read("parameters");

    void add(OpenAPI document, List<Operation> operations) {
        document.getComponents().getSchemas().forEach(this::add);
        operations.stream()
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(parameter -> parameter.setDescription(parameters.getProperty(parameter.getName())));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private void add(String name, Schema schema) {
        if (schema.getDescription() == null) schema.setDescription(schemas.getProperty(name, page(name)));
        if (schema.getProperties() == null) return;
        ((Map<String, Schema>) schema.getProperties()).forEach((field, property) -> {
            if (property.getDescription() == null && property.get$ref() == null) {
                property.setDescription(fields.getProperty(name + "." + field, fields.getProperty(field)));
            }
        });
    }

    private @Nullable String page(String name) {
        return name.startsWith(PAGE) ? schemas.getProperty(PAGE) : null;
    }

    private static Properties read(String name) {
        var words = new Properties();
        try (var file = Objects.requireNonNull(Words.class.getResourceAsStream("/api/" + name + ".properties"), name)) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
