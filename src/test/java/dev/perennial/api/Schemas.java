package dev.perennial.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The document's schemas, by which what is said is compared (JSON Schema 2020-12): what none of them tells is wrong. */
final class Schemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final JsonNode components;
    private final Map<String, Schema> known = new HashMap<>();

    Schemas(JsonNode document) {
        this.document = document;
        components = document.path("components").deepCopy();
        components.path("schemas").valueStream().forEach(Schemas::close);
    }

    /** What is not named is not there. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode told && told.has("properties") && !told.has("additionalProperties")) {
            told.put("additionalProperties", false);
        }
    }

    /** What of this is not as the component of that name says. */
    List<String> wrong(String component, JsonNode said) {
        var reference = NODES.objectNode().put("$ref", "#/components/schemas/" + component);
        return wrong(reference, said);
    }

    /** What of this is not as this schema of the document says. */
    List<String> wrong(JsonNode told, JsonNode said) {
        var schema = known.computeIfAbsent(told.toString(), text -> {
            var whole = NODES.objectNode();
            whole.set("allOf", NODES.arrayNode().add(told));
            whole.set("components", components);
            return REGISTRY.getSchema(whole.toString(), InputFormat.JSON);
        });
        return schema.validate(said).stream().map(Object::toString).toList();
    }

    /** The least that the operation's body may be, by its schema; an empty object where none is told. */
    String least(Operation operation) {
        var told = operation
                .told()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return told.isMissingNode() ? "{}" : JsonMapper.shared().writeValueAsString(least(told));
    }

    private JsonNode least(JsonNode told) {
        var schema = told.has("$ref")
                ? document.at(told.path("$ref").asString().substring(1))
                : told.has("anyOf") ? told.path("anyOf").get(0) : told;
        if (schema != told) return least(schema);
        if (schema.has("enum")) return schema.path("enum").get(0);
        var type = schema.path("type").isArray() ? schema.path("type").get(0) : schema.path("type");
        return switch (type.asString("string")) {
            case "object" -> {
                var made = NODES.objectNode();
                schema.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .forEach(name ->
                                made.set(name, least(schema.path("properties").path(name))));
                yield made;
            }
            case "array" -> NODES.arrayNode();
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(false);
            default -> NODES.stringNode("nothing");
        };
    }
}
