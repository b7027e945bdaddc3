package dev.perennial.event;

import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Front door to the feed of events: who reads on from where they stopped misses none and reads none twice. */
@Component
public class Events {
    private final EventStore store;
    private final EventQueries queries;
    private final Accounts accounts;
    private final Buckets buckets;

    Events(EventStore store, EventQueries queries, Accounts accounts, Buckets buckets) {
        this.store = store;
        this.queries = queries;
        this.accounts = accounts;
        this.buckets = buckets;
    }

    /**
     * Some of the feed, in its order.
     *
     * @param next how far this goes: where to read on from, whether there was anything or not
     */
    public record Part(List<Event> events, Positions next) {}

    /**
     * Reads on.
     *
     * @param after as an earlier answer to the same reader gave it; empty for the very beginning
     * @return empty where these are no positions of this feed
     */
    public Optional<Part> after(Optional<Positions> after, Wanted wanted, int most) {
        var account = wanted.account();
        int size = account.isPresent() ? 1 : buckets.count();
        var from = after.orElseGet(() -> Positions.beginning(size));
        if (from.numbers().size() != size) return Optional.empty();
        return Optional.of(
                account.isPresent()
                        ? ofOne(accounts.bucketOf(account.get()), from, wanted, most)
                        : ofAll(from, wanted, most));
    }

    private Part ofOne(int bucket, Positions from, Wanted wanted, int most) {
        long number = from.numbers().getFirst();
        // Read first, so that whatever has a number up to it is seen by the statement after it.
        long last = store.last(bucket);
        var events = store.after(bucket, number, wanted, most);
        long reached = events.isEmpty() ? number : events.getLast().number();
        return new Part(events, new Positions(List.of(events.size() == most ? reached : Math.max(last, reached))));
    }

    private Part ofAll(Positions from, Wanted wanted, int most) {
        var last = queries.last(buckets.count());
        var events = queries.after(from, wanted, most);
        var reached = new ArrayList<>(from.numbers());
        if (events.size() < most) {
            for (int bucket = 0; bucket < reached.size(); bucket++) {
                reached.set(bucket, Math.max(reached.get(bucket), last.get(bucket)));
            }
        }
        events.forEach(event -> reached.set(event.bucket(), Math.max(reached.get(event.bucket()), event.number())));
        return new Part(events, new Positions(reached));
    }

    /** The event of this id, where it is there for who asks. */
    public Optional<Event> find(UUID id, Actor actor) {
        return store.find(buckets.of(id), id)
                .filter(event -> actor.reaches(event.account().value()));
    }

    /** The number of the bucket's last event; zero before the first. */
    public long last(int bucket) {
        return store.last(bucket);
    }

    /** The number of the bucket's last event that came into the feed before this instant. */
    public long before(int bucket, Instant at) {
        return store.before(bucket, at);
    }

    /** A bucket's events beyond a number, in their order. */
    public List<Event> after(int bucket, long number, Wanted wanted, int most) {
        return store.after(bucket, number, wanted, most);
    }

    /** The events of these ids, in no order. */
    public List<Event> of(int bucket, List<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.find(bucket, ids);
    }
}
