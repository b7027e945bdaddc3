package dev.perennial.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes requests at random from the document: about as often right as wrong in one thing or another. */
final class RequestMaker {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> JUNK = List.of(
            "",
            " ",
            "0",
            "-1",
            "99999999999999999999",
            "1e400",
            "null",
            "true",
            "'; drop table account; --",
            "<b>",
            "2026-02-30",
            "2026-03-10T00:00:00Z",
            "+999999999-01-01T00:00:00Z",
            "P1M",
            "P99999999Y",
            "試験",
            "a".repeat(500),
            "018e1f4e-0000-7000-8000-000000000001",
            "../..",
            "%",
            "\u202e");
    private static final int DEEP = 5;

    private final JsonNode document;
    private final Random random;
    private final List<String> known;

    /** @param known ids of what is there */
    RequestMaker(JsonNode document, Random random, List<String> known) {
        this.document = document;
        this.random = random;
        this.known = known;
    }

    static boolean hasParameter(Operation operation, String name) {
        return operation
                .told()
                .path("parameters")
                .valueStream()
                .anyMatch(each -> each.path("name").asString().equals(name));
    }

    String address(Operation operation) {
        var path = operation.path();
        var query = new ArrayList<String>();
        for (var parameter : operation.told().path("parameters")) {
            var name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(inPath()));
                case "query" -> {
                    boolean wanted = parameter.path("required").asBoolean(false) || random.nextInt(3) == 0;
                    if (wanted) query.add(name + "=" + encoded(plain(value(parameter.path("schema"), DEEP))));
                }
                default -> {}
            }
        }
        if (random.nextInt(10) == 0) query.add("odd=" + encoded(junk()));
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    @Nullable
    String body(Operation operation) {
        if (!operation.changes()) return null;
        var schema = operation
                .told()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (schema.isMissingNode() || random.nextInt(12) == 0) return random.nextBoolean() ? "{}" : "[1,";
        return JSON.writeValueAsString(value(schema, 0));
    }

    private JsonNode value(JsonNode told, int depth) {
        var schema = resolved(told);
        if (random.nextInt(12) == 0) return odd();
        if (schema.has("enum"))
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var list = NODES.arrayNode();
                for (int n = random.nextInt(3); n > 0 && depth < DEEP; n--)
                    list.add(value(schema.path("items"), depth + 1));
                yield list;
            }
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer", "number" ->
                NODES.numberNode(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(30));
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(text(schema));
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        var made = NODES.objectNode();
        schema.path("properties").forEachEntry((name, property) -> {
            if (depth < DEEP && random.nextInt(12) != 0) made.set(name, value(property, depth + 1));
        });
        if (random.nextInt(12) == 0) made.put("odd", junk());
        return made;
    }

    private String text(JsonNode schema) {
        if (random.nextInt(3) == 0) return junk();
        return switch (schema.path("format").asString("")) {
            case "date" -> "2026-03-1" + random.nextInt(10);
            case "date-time" -> "2026-03-1" + random.nextInt(10) + "T00:00:00Z";
            case "uuid" -> "018e1f4e-0000-7000-8000-00000000000" + random.nextInt(10);
            default ->
                schema.has("example") && random.nextBoolean()
                        ? schema.path("example").asString("")
                        : known.get(random.nextInt(known.size()));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref"))
            return resolved(document.at(schema.path("$ref").asString().substring(1)));
        if (schema.has("anyOf")) return resolved(schema.path("anyOf").get(0));
        return schema;
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(0).asString() : type.asString("string");
    }

    private JsonNode odd() {
        return switch (random.nextInt(5)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.booleanNode(true);
            case 3 -> NODES.arrayNode().add(NODES.objectNode());
            default -> NODES.stringNode(junk());
        };
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    /** What a server itself refuses in a path is no operation's to answer. */
    private String inPath() {
        var text = random.nextBoolean() ? known.get(random.nextInt(known.size())) : junk();
        return text.isBlank() || text.matches(".*[/%;\\\\].*") ? "nothing" : text;
    }

    private String junk() {
        return JUNK.get(random.nextInt(JUNK.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
