package dev.perennial.webhook;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.event.EventType;
import dev.perennial.event.Events;
import dev.perennial.journal.JournalEntry.Kind;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.sign.SigningSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to the endpoints at which other programs take events. */
@Component
public class Webhooks {
    private static final int MOST = 20;
    private static final int DESCRIPTION_MAX = 100;

    /** So long the secret before signs along. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private final EndpointStore store;
    private final DeliveryStore deliveries;
    private final SigningSecrets secrets;
    private final Journaling journaling;
    private final Events events;
    private final Buckets buckets;
    private final Ids ids;
    private final boolean privateToo;

    Webhooks(
            EndpointStore store,
            DeliveryStore deliveries,
            SigningSecrets secrets,
            Journaling journaling,
            Events events,
            Buckets buckets,
            Ids ids,
            @Value("${perennial.webhooks.allow-private:false}") boolean privateToo) {
        this.store = store;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.journaling = journaling;
        this.events = events;
        this.buckets = buckets;
        this.ids = ids;
        this.privateToo = privateToo;
    }

    /** @param types which events; empty for all */
    public record Wish(String url, String description, Set<EventType> types) {}

    /** @param secret shown this once */
    public record Made(Endpoint endpoint, String secret) {
        @Override
        public String toString() {
            return "Made[" + endpoint.id() + "]";
        }
    }

    /** A new endpoint, which takes what happens from now on. */
    @Transactional
    public Outcome<Made> add(Optional<Account.Id> account, Wish wish, Actor actor, Instant now) {
        var owner = account.map(Account.Id::value).orElse(Endpoint.VENDOR);
        if (!journaling.lock(account, actor)) return refused(WebhookRefusal.WEBHOOK_ACCOUNT_UNKNOWN);
        int bucket = buckets.of(owner);
        if (store.of(bucket, account.map(Account.Id::value).orElse(null)).size() >= MOST) {
            return refused(WebhookRefusal.WEBHOOKS_TOO_MANY, Map.of("most", String.valueOf(MOST)));
        }
        return checked(wish).map(good -> added(bucket, endpoint(ids.next(owner, now), account, good, now), actor));
    }

    private Made added(int bucket, Endpoint fresh, Actor actor) {
        // From here on it is there.
        var secret = SigningSecret.fresh();
        store.insert(bucket, fresh, secrets.seal(fresh.id(), secret));
        if (fresh.account().isPresent()) {
            deliveries.begin(bucket, fresh.id(), events.last(bucket));
        }
        journaling.record(fresh, Kind.WEBHOOK_ADDED, actor, fresh.createdAt());
        return new Made(fresh, secret.text());
    }

    /** The account's; for the vendor's people without one, the vendor's own. */
    public List<Endpoint> of(Optional<Account.Id> account, Actor actor) {
        boolean reaches = account.map(id -> actor.reaches(id.value()))
                .orElse(actor.account().isEmpty());
        var owner = account.map(Account.Id::value);
        return reaches ? store.of(buckets.of(owner.orElse(Endpoint.VENDOR)), owner.orElse(null)) : List.of();
    }

    public Optional<Endpoint> find(UUID id, Actor actor) {
        return store.find(buckets.of(id), id)
                .filter(endpoint -> endpoint.account()
                        .map(account -> actor.reaches(account.value()))
                        .orElse(actor.account().isEmpty()));
    }

    /** Keeps an endpoint as it is until the transaction ends: the vendor's own are no account's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID id, Actor actor) {
        locked(id, actor);
    }

    @Transactional
    public Outcome<Endpoint> change(UUID id, Wish wish, Actor actor, Instant now) {
        var found = locked(id, actor);
        if (found.isEmpty()) return unknown();
        return checked(wish).map(good -> changed(found.get(), good, actor, now));
    }

    private Endpoint changed(Endpoint before, Wish wish, Actor actor, Instant now) {
        var after = new Endpoint(
                before.id(),
                before.account(),
                wish.url(),
                wish.description(),
                wish.types(),
                before.state(),
                before.offBecause(),
                before.oldUntil(),
                before.createdAt(),
                before.failingSince());
        if (after.equals(before)) return before;

        // From here on it is changed.
        store.save(buckets.of(before.id()), after);
        journaling.record(after, Kind.WEBHOOK_CHANGED, actor, now);
        return after;
    }

    /** A new secret; the one before signs along for a day. */
    @Transactional
    public Outcome<Made> rotate(UUID id, Actor actor, Instant now) {
        var found = locked(id, actor);
        if (found.isEmpty()) return refused(WebhookRefusal.WEBHOOK_NOT_FOUND);

        // From here on it is another.
        int bucket = buckets.of(id);
        var secret = SigningSecret.fresh();
        var old = store.sealed(bucket, id).secret();
        store.rotate(bucket, id, secrets.seal(id, secret), old, now.plus(OVERLAP));
        journaling.record(found.get(), Kind.WEBHOOK_ROTATED, actor, now);
        return Outcome.done(new Made(store.find(bucket, id).orElseThrow(), secret.text()));
    }

    @Transactional
    public Outcome<Endpoint> pause(UUID id, Actor actor, Instant now) {
        var found = locked(id, actor);
        if (found.isEmpty()) return unknown();
        if (!found.get().isOn()) return Outcome.done(found.get());
        return turned(found.get(), Endpoint.State.PAUSED, Kind.WEBHOOK_PAUSED, actor, now);
    }

    /** Goes on after a pause or when it was switched off; what happened meanwhile is sent too. */
    @Transactional
    public Outcome<Endpoint> resume(UUID id, Actor actor, Instant now) {
        var found = locked(id, actor);
        if (found.isEmpty()) return unknown();
        if (found.get().isOn()) return Outcome.done(found.get());
        return turned(found.get(), Endpoint.State.ON, Kind.WEBHOOK_RESUMED, actor, now);
    }

    /** With all that was to go there. */
    @Transactional
    public Outcome<Endpoint> remove(UUID id, Actor actor, Instant now) {
        var found = locked(id, actor);
        if (found.isEmpty()) return unknown();

        // From here on it is gone. What the vendor's own had in other buckets goes to nobody, and does no harm there.
        int bucket = buckets.of(id);
        deliveries.delete(bucket, id);
        store.delete(bucket, id);
        journaling.record(found.get(), Kind.WEBHOOK_REMOVED, actor, now);
        return Outcome.done(found.get());
    }

    private Outcome<Endpoint> turned(Endpoint before, Endpoint.State state, Kind kind, Actor actor, Instant now) {
        var after = Journaling.in(before, state, Optional.empty());
        store.save(buckets.of(before.id()), after);
        journaling.record(after, kind, actor, now);
        return Outcome.done(after);
    }

    private Optional<Endpoint> locked(UUID id, Actor actor) {
        int bucket = buckets.of(id);
        return find(id, actor).filter(seen -> journaling.lock(seen, actor)).flatMap(seen -> store.hold(bucket, id));
    }

    /** As it is kept. */
    private Outcome<Wish> checked(Wish wish) {
        var description = wish.description().strip();
        if (description.length() > DESCRIPTION_MAX || description.codePoints().anyMatch(Character::isISOControl)) {
            return refused(WebhookRefusal.WEBHOOK_DESCRIPTION_INVALID, Map.of("most", String.valueOf(DESCRIPTION_MAX)));
        }
        return UrlRule.read(wish.url(), privateToo).map(url -> new Wish(url.toString(), description, wish.types()));
    }

    private static Endpoint endpoint(UUID id, Optional<Account.Id> account, Wish wish, Instant now) {
        return new Endpoint(
                id,
                account,
                wish.url(),
                wish.description(),
                wish.types(),
                Endpoint.State.ON,
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty());
    }

    private static Outcome<Endpoint> unknown() {
        return refused(WebhookRefusal.WEBHOOK_NOT_FOUND);
    }
}
