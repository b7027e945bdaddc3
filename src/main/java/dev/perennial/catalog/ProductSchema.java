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

/** Checks a file's tree against {@code product.schema.json}, and says in words what to write instead. */
final class ProductSchema {
    private static final int SHOWN_MAX = 60;

    private static final JsonNode DOCUMENT = document();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(DOCUMENT);

    private ProductSchema() {}

    static List<Problem> problems(String file, JsonNode tree) {
        return SCHEMA.validate(tree).stream()
                .map(error -> problem(file, error))
                .distinct()
                .toList();
    }

    private static Problem problem(String file, Error error) {
        var place = error.getInstanceLocation().toString();
        var keyword = error.getSchemaLocation().getFragment().toString();
        var rule = DOCUMENT.at(keyword.substring(0, keyword.lastIndexOf('/')));
        return switch (error.getKeyword()) {
            case "required" ->
                new Problem(file, place + "/" + error.getProperty(), "is missing; write " + title(rule, error));
            case "additionalProperties" ->
                new Problem(file, place + "/" + escaped(error.getProperty()), "is not a field here; " + known(rule));
            default -> new Problem(file, place, shown(error.getInstanceNode()) + "; write " + title(rule));
        };
    }

    private static String title(JsonNode rule, Error missing) {
        return title(rule.path("properties").path(missing.getProperty()));
    }

    private static String title(JsonNode rule) {
        return rule.has("title")
                ? rule.path("title").stringValue()
                : title(DOCUMENT.at(rule.path("$ref").stringValue().substring(1)));
    }

    private static String known(JsonNode rule) {
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

    private static JsonNode document() {
        try (var in = ProductSchema.class.getResourceAsStream("/catalog/product.schema.json")) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
