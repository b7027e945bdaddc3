package dev.perennial.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers: names as the interface has them, in JSON or in XML. What is not there is left out. */
final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Answers() {}

    record Done(
            String code,
            String message,
            String requestId,
            boolean success,
            @Nullable Object data) {
        static Done of(String requestId, @Nullable Object data) {
            return new Done("Success", "Successful!", requestId, true, data);
        }
    }

    record Failed(String requestId, String hostId, String code, String message, String recommend) {}

    static byte[] json(Object answer) {
        return JSON.writeValueAsBytes(answer);
    }

    /** @param root the element around all: {@code SetRenewalResponse} */
    static byte[] xml(Object answer, String root) {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        element(text, root, JSON.valueToTree(answer));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(StringBuilder text, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(one -> element(text, name, one));
            return;
        }
        text.append('<').append(name).append('>');
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                element(text, field.getKey(), field.getValue());
            }
        } else {
            text.append(escaped(value.asString("")));
        }
        text.append("</").append(name).append('>');
    }

    /** What XML 1.0 cannot hold at all is left out. */
    private static String escaped(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
