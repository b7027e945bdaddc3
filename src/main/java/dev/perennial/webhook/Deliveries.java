package dev.perennial.webhook;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.event.Event;
import dev.perennial.event.Events;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Front door to what was and will be sent to endpoints. */
@Component
public class Deliveries {
    private final DeliveryStore store;
    private final DeliveryQueries queries;
    private final Webhooks webhooks;
    private final Journaling journaling;
    private final Events events;
    private final Buckets buckets;
    private final Ids ids;
    private final TransactionTemplate transactions;

    Deliveries(
            DeliveryStore store,
            DeliveryQueries queries,
            Webhooks webhooks,
            Journaling journaling,
            Events events,
            Buckets buckets,
            Ids ids,
            TransactionTemplate transactions) {
        this.store = store;
        this.queries = queries;
        this.webhooks = webhooks;
        this.journaling = journaling;
        this.events = events;
        this.buckets = buckets;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** @param body as it is sent */
    public record Whole(Delivery delivery, Endpoint endpoint, String body, List<Delivery.Try> tries) {}

    /** What goes to an endpoint, the newest first; empty where who asks may not see it. */
    public Optional<List<Delivery>> of(
            UUID endpoint, Optional<Delivery.State> state, Optional<UUID> before, int most, Actor actor) {
        return webhooks.find(endpoint, actor)
                .map(found -> queries.of(
                        found.account().map(account -> buckets.of(account.value())),
                        Optional.of(endpoint),
                        state,
                        before,
                        most));
    }

    /** What of all endpoints was set aside, the newest first: for the vendor's people. */
    public List<Delivery> failed(Optional<UUID> before, int most) {
        return queries.of(Optional.empty(), Optional.empty(), Optional.of(Delivery.State.PARKED), before, most);
    }

    public Optional<Whole> find(UUID id, Actor actor) {
        int bucket = buckets.of(id);
        return store.find(bucket, id)
                .flatMap(delivery -> webhooks.find(delivery.endpoint(), actor).map(endpoint -> {
                    var event = event(bucket, delivery);
                    var body = new String(Bodies.of(delivery, event.orElse(null)), StandardCharsets.UTF_8);
                    return new Whole(delivery, endpoint, body, store.tries(bucket, id));
                }));
    }

    /** Sends it again, with the same id; whether it was taken before or not. */
    @Transactional
    public Outcome<Delivery> replay(UUID id, Actor actor, Instant now) {
        int bucket = buckets.of(id);
        var endpoint = store.find(bucket, id)
                .flatMap(delivery -> webhooks.find(delivery.endpoint(), actor))
                .filter(seen -> journaling.lock(seen, actor));
        if (endpoint.isEmpty()) return refused(WebhookRefusal.DELIVERY_NOT_FOUND);

        // From here on it goes again.
        int again = store.again(bucket, id, now);
        journaling.replayed(endpoint.get(), again, actor, now);
        return Outcome.done(store.find(bucket, id).orElseThrow());
    }

    /** Sends all again that were set aside since then; answers how many. */
    public Outcome<Integer> replaySince(UUID id, Instant since, Actor actor, Instant now) {
        var endpoint = webhooks.find(id, actor);
        if (endpoint.isEmpty()) return refused(WebhookRefusal.WEBHOOK_NOT_FOUND);
        return Outcome.done(
                endpoint.get().account().isPresent()
                        ? ownAgain(endpoint.get(), since, actor, now)
                        : buckets.all()
                                .map(bucket -> store.failedAgain(bucket, id, since, now))
                                .sum());
    }

    private int ownAgain(Endpoint endpoint, Instant since, Actor actor, Instant now) {
        Integer again = transactions.execute(transaction -> {
            if (!journaling.lock(endpoint, actor)) return 0;
            int count = store.failedAgain(buckets.of(endpoint.owner()), endpoint.id(), since, now);
            journaling.replayed(endpoint, count, actor, now);
            return count;
        });
        return again == null ? 0 : again;
    }

    /** Sends a test: an event of type {@code ping}, which is in no feed. */
    @Transactional
    public Outcome<Delivery> ping(UUID id, Actor actor, Instant now) {
        var endpoint = webhooks.find(id, actor).filter(seen -> journaling.lock(seen, actor));
        if (endpoint.isEmpty()) return refused(WebhookRefusal.WEBHOOK_NOT_FOUND);

        // From here on it is on its way.
        var owner = endpoint.get().account().map(Account.Id::value).orElse(Endpoint.VENDOR);
        var ping = new Delivery(
                ids.next(owner, now),
                id,
                ids.next(owner, now),
                endpoint.get().account(),
                Delivery.PING,
                Delivery.State.DUE,
                now,
                Optional.of(now),
                0);
        store.insert(buckets.of(owner), List.of(ping));
        journaling.record(endpoint.get(), JournalEntry.Kind.WEBHOOK_PINGED, actor, now);
        return Outcome.done(ping);
    }

    private Optional<Event> event(int bucket, Delivery delivery) {
        return events.of(bucket, List.of(delivery.event())).stream().findFirst();
    }
}
