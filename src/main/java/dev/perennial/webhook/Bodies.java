package dev.perennial.webhook;

import dev.perennial.event.Event;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What is sent: the same bytes with every try. */
final class Bodies {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Bodies() {}

    /** As Standard Webhooks recommends. */
    record Message(String type, Instant timestamp, Object data) {}

    /** @param event null for a test, which is of no event */
    static byte[] of(Delivery delivery, @Nullable Event event) {
        var message = event == null
                ? new Message(
                        delivery.type(),
                        delivery.createdAt(),
                        Map.of("endpoint", delivery.endpoint().toString()))
                : new Message(event.type().code(), event.at(), event.data());
        return JSON.writeValueAsBytes(message);
    }
}
