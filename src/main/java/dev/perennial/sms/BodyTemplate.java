package dev.perennial.sms;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What is sent to a gateway, with {@code {to}}, {@code {text}}, {@code {id}} and {@code {sender}} in its values. Values are
 * put in once it is taken apart, so that no text can be more than a value.
 */
final class BodyTemplate {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern PLACE = Pattern.compile("\\{(to|text|id|sender)}");

    enum Format {
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded");

        final String type;

        Format(String type) {
            this.type = type;
        }
    }

    private final Format format;
    private final String template;
    private final JsonNode tree;

    /** @throws IllegalArgumentException that says what is wrong with it */
    BodyTemplate(Format format, String template) {
        this.format = format;
        this.template = template;
        if (!template.contains("{to}") || !template.contains("{text}")) {
            throw new IllegalArgumentException("names {to} and {text}");
        }
        try {
            this.tree = format == Format.JSON ? JSON.readTree(template) : JsonNodeFactory.instance.nullNode();
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("is JSON, with its places in quotes: \"{to}\"", unreadable);
        }
        if (format == Format.JSON && !tree.isObject() && !tree.isArray()) {
            throw new IllegalArgumentException("is an object or a list in JSON");
        }
    }

    String filled(Map<String, String> values) {
        UnaryOperator<String> fill = text -> PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
        return format == Format.JSON ? JSON.writeValueAsString(filled(tree, fill)) : form(fill);
    }

    private String form(UnaryOperator<String> fill) {
        return Stream.of(template.split("&"))
                .map(pair -> Stream.of(pair.split("=", 2))
                        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                        .map(fill)
                        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("=")))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode filled(JsonNode node, UnaryOperator<String> fill) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue(), fill)));
                yield copy;
            }
            case ArrayNode list -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                list.forEach(one -> copy.add(filled(one, fill)));
                yield copy;
            }
            case StringNode text -> StringNode.valueOf(fill.apply(text.stringValue()));
            default -> node;
        };
    }
}
