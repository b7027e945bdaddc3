package dev.perennial.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Front door to receipts that a gateway sends by itself: believed when proven, and kept before it is thanked. */
@Component
public class SmsWebhooks {
    private static final int WORD_MAX = 100;
    private static final int RECEIPTS_MAX = 1_000;

    private final HttpReceiptSettings settings;
    private final Deliveries deliveries;

    SmsWebhooks(HttpReceiptSettings settings, Deliveries deliveries) {
        this.settings = settings;
        this.deliveries = deliveries;
    }

    /** The header that holds the proof. */
    public String header() {
        return settings.header;
    }

    /**
     * @param type the body's content type
     * @param signature of the header
     * @param secret of the query
     * @return whether it was proven and readable; what is of no message of ours is thanked for as well
     */
    public boolean hear(
            byte[] body, @Nullable String type, @Nullable String signature, @Nullable String secret, Instant now) {
        if (!settings.isProven(body, signature, secret)) return false;
        var receipts = type != null && type.toLowerCase(java.util.Locale.ROOT).contains("json")
                ? listed(body)
                : Optional.of(List.of(form(new String(body, StandardCharsets.UTF_8))));
        if (receipts.isEmpty() || receipts.get().size() > RECEIPTS_MAX) return false;
        receipts.get().forEach(receipt -> keep(receipt, now));
        return true;
    }

    private void keep(JsonNode receipt, Instant now) {
        var id = word(receipt, settings.id);
        var status = word(receipt, settings.status);
        if (id.isEmpty() || status.isEmpty()) return;
        var said = status.get()
                + settings.error
                        .flatMap(pointer -> word(receipt, pointer))
                        .map(error -> ", error " + error)
                        .orElse("");
        if (settings.delivered.contains(status.get())) {
            deliveries.heard(HttpCarrier.NAME, List.of(id.get()), ReceiptRule.Fate.DELIVERED, said, now);
        } else if (settings.failed.contains(status.get())) {
            deliveries.heard(HttpCarrier.NAME, List.of(id.get()), ReceiptRule.Fate.FAILED, said, now);
        }
    }

    private Optional<List<JsonNode>> listed(byte[] body) {
        try {
            var at = BodyTemplate.JSON.readTree(body).at(settings.list);
            return at.isArray()
                    ? Optional.of(StreamSupport.stream(at.spliterator(), false).toList())
                    : Optional.of(at).filter(JsonNode::isObject).map(List::of);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Fields as an object in JSON, so that one way of pointing does for both. */
    private static JsonNode form(String body) {
        var fields = JsonNodeFactory.instance.objectNode();
        Stream.of(body.split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> {
            try {
                fields.put(
                        URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
            } catch (IllegalArgumentException unreadable) {
                fields.put(pair[0], "");
            }
        });
        return fields;
    }

    private static Optional<String> word(JsonNode receipt, JsonPointer pointer) {
        var value = receipt.at(pointer);
        return value.isValueNode() && !value.isNull()
                ? ReceiptWords.plain(value.asString(""), WORD_MAX)
                : Optional.empty();
    }
}
