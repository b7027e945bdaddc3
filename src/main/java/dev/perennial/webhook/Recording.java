package dev.perennial.webhook;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what came of a try, and decides what follows for the delivery and for its endpoint. */
@Component
class Recording {
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_ERROR = 300;
    private static final int FIRST_GOOD = 200;

    private final DeliveryStore store;
    private final EndpointStore endpoints;
    private final Journaling journaling;
    private final Buckets buckets;
    private final TransactionTemplate transactions;

    Recording(
            DeliveryStore store,
            EndpointStore endpoints,
            Journaling journaling,
            Buckets buckets,
            TransactionTemplate transactions) {
        this.store = store;
        this.endpoints = endpoints;
        this.journaling = journaling;
        this.buckets = buckets;
        this.transactions = transactions;
    }

    /** @param retryAfter what the endpoint asked us to wait */
    void record(
            int bucket,
            Endpoint endpoint,
            Delivery delivery,
            Delivery.Try tried,
            Optional<Duration> retryAfter,
            Instant now) {
        int status = tried.status().orElse(0);
        boolean taken = status >= FIRST_GOOD && status < FIRST_ERROR;
        var asked = retryAfter.filter(wait -> status == TOO_MANY || status == UNAVAILABLE);
        var next = taken || status == GONE
                ? Optional.<Instant>empty()
                : RetryRule.next(delivery.id(), delivery.tries() + 1, asked, now);
        var state = taken ? Delivery.State.TAKEN : next.isPresent() ? Delivery.State.DUE : Delivery.State.PARKED;
        var after = new Delivery(
                delivery.id(),
                delivery.endpoint(),
                delivery.event(),
                delivery.account(),
                delivery.type(),
                state,
                delivery.createdAt(),
                next,
                delivery.tries() + 1);
        boolean recorded = Boolean.TRUE.equals(transactions.execute(transaction -> store.record(bucket, after, tried)));
        if (recorded) follow(endpoint, taken, status == GONE, state, now);
    }

    /** The endpoint may live in another bucket: a transaction of its own, that a repeat does no harm. */
    private void follow(Endpoint endpoint, boolean taken, boolean gone, Delivery.State state, Instant now) {
        int bucket = buckets.of(endpoint.owner());
        if (gone) {
            off(bucket, endpoint, Endpoint.Because.GONE, now);
        } else if (taken) {
            if (endpoint.failingSince().isPresent()) endpoints.failing(bucket, endpoint.id(), null);
        } else {
            endpoints.failing(bucket, endpoint.id(), now);
            var since = endpoint.failingSince().orElse(now);
            if (state == Delivery.State.PARKED && RetryRule.isGivenUp(since, now)) {
                off(bucket, endpoint, Endpoint.Because.FAILING, now);
            }
        }
    }

    private void off(int bucket, Endpoint seen, Endpoint.Because because, Instant now) {
        transactions.executeWithoutResult(transaction -> {
            if (!journaling.lock(seen, Actor.SYSTEM)) return;
            endpoints.hold(bucket, seen.id()).filter(Endpoint::isOn).ifPresent(endpoint -> {
                endpoints.save(bucket, Journaling.in(endpoint, Endpoint.State.OFF, Optional.of(because)));
                journaling.switchedOff(endpoint, because, now);
            });
        });
    }
}
