package dev.perennial.webhook;

import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Errand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Once a turn, after the feed: events are handed to endpoints and sent. */
@Component
@Order(2)
class WebhookErrand implements Errand {
    private final EndpointStore endpoints;
    private final Handing handing;
    private final Sending sending;
    private final Buckets buckets;

    WebhookErrand(EndpointStore endpoints, Handing handing, Sending sending, Buckets buckets) {
        this.endpoints = endpoints;
        this.handing = handing;
        this.sending = sending;
        this.buckets = buckets;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Turn turn() {
        return Turn.POST;
    }

    @Override
    public int run(int bucket, Instant now) {
        int vendors = buckets.of(Endpoint.VENDOR);
        var on = new ArrayList<>(endpoints.on(bucket));
        if (bucket != vendors) {
            endpoints.on(vendors).stream()
                    .filter(endpoint -> endpoint.account().isEmpty())
                    .forEach(on::add);
        }
        if (on.isEmpty()) return 0;
        for (var endpoint : on) {
            boolean more = handing.some(bucket, endpoint, now);
            while (more) {
                more = handing.some(bucket, endpoint, now);
            }
        }
        return sending.run(bucket, on.stream().collect(Collectors.toMap(Endpoint::id, Function.identity())), now);
    }
}
