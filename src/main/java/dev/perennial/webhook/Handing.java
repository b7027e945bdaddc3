package dev.perennial.webhook;

import dev.perennial.event.Event;
import dev.perennial.event.Events;
import dev.perennial.event.Wanted;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands events to an endpoint: each once, from the moment it was added, in the feed's order. */
@Component
class Handing {
    private static final int MOST = 500;

    private final DeliveryStore store;
    private final Events events;
    private final Ids ids;

    Handing(DeliveryStore store, Events events, Ids ids) {
        this.store = store;
        this.events = events;
        this.ids = ids;
    }

    /** Answers whether there may be more. */
    @Transactional
    public boolean some(int bucket, Endpoint endpoint, Instant now) {
        var position = store.position(bucket, endpoint.id());
        if (position.isEmpty() && endpoint.account().isEmpty()) {
            // The vendor's own begin in each bucket as they come to it first: no transaction spans two.
            store.begin(bucket, endpoint.id(), events.before(bucket, endpoint.createdAt()));
            position = store.position(bucket, endpoint.id());
        }
        if (position.isEmpty()) return false;
        long last = events.last(bucket);
        var wanted = new Wanted(endpoint.account(), Optional.empty(), endpoint.types());
        var found = events.after(bucket, position.getAsLong(), wanted, MOST);
        store.insert(
                bucket,
                found.stream().map(event -> delivery(endpoint, event, now)).toList());
        boolean more = found.size() == MOST;
        long reached = found.isEmpty() ? position.getAsLong() : found.getLast().number();
        long next = more ? reached : Math.max(last, reached);
        if (next != position.getAsLong()) store.moveOn(bucket, endpoint.id(), next);
        return more;
    }

    private Delivery delivery(Endpoint endpoint, Event event, Instant now) {
        return new Delivery(
                ids.next(event.account().value(), now),
                endpoint.id(),
                event.id(),
                Optional.of(event.account()),
                event.type().code(),
                Delivery.State.DUE,
                now,
                Optional.of(now),
                0);
    }
}
