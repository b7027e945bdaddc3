package dev.perennial.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks a file's tree against the schema of its kind, and says in words what to write instead. */
final class FileSchema {
    static final FileSchema PRODUCT = new FileSchema("product.schema.json");
    static final FileSchema ENTITIES = new FileSchema("entities.schema.json");

    private static final int SHOWN_MAX = 60;

    private final JsonNode document;
    private final Schema schema;

    private FileSchema(String name) {
        document = document(name);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    List<Problem> problems(String file, JsonNode tree) {
        return schema.validate(tree).stream()
                .map(error -> problem(file, error))
                .distinct()
                .toList();
    }

    private Problem problem(String file, Error error) {
        var place = error.getInstanceLocation().toString();
        var keyword = error.getSchemaLocation().getFragment().toString();
        var rule = document.at(keyword.substring(0, keyword.lastIndexOf('/')));
        return switch (error.getKeyword()) {
            case "required" ->
                new Problem(file, place + "/" + error.getProperty(), "is missing; write " + title(rule, error));
            case "additionalProperties" ->
                new Problem(file, place + "/" + escaped(error.getProperty()), "is not a field here; " + known(rule));
            default -> new Problem(file, place, shown(error.getInstanceNode()) + "; write " + title(rule));
        };
    }

    private String title(JsonNode rule, Error missing) {
        return title(rule.path("properties").path(missing.getProperty()));
    }

    private String title(JsonNode rule) {
        return rule.has("title")
                ? rule.path("title").stringValue()
                : title(document.at(rule.path("$ref").stringValue().substring(1)));
    }

    private String known(JsonNode rule) {
        return rule.has("properties")
                ? "known are " + String.join(", ", rule.path("properties").propertyNames())
                : "write " + title(rule);
    }

    private static String shown(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "is empty";
        }
        var text = value.toString();
        return "is " + (text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...");
    }

    private static String escaped(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode document(String name) {
        try (var in = FileSchema.class.getResourceAsStream("/catalog/" + name)) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
