package dev.perennial.event;

import dev.perennial.journal.EventQueue;
import dev.perennial.journal.Waiting;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Numbers what was committed to the journal, once, in the order in which it became true. */
@Component
class Feeding {
    private static final int ACCOUNTS = 500;
    private static final int ROWS = 4_000;

    private final EventQueue queue;
    private final EventStore store;
    private final Ids ids;

    Feeding(EventQueue queue, EventStore store, Ids ids) {
        this.queue = queue;
        this.store = store;
        this.ids = ids;
    }

    /** Feeds what some marked accounts have to tell; answers how many of them there were, so that zero is the end. */
    @Transactional
    public Fed some(int bucket, Instant now) {
        var taken = queue.take(bucket, ACCOUNTS);
        if (taken.isEmpty()) return new Fed(0, 0);
        // A statement of its own: it sees what was committed by whoever held the marks until now.
        var rows = store.unfed(bucket, taken, ROWS);
        if (rows.size() == ROWS) queue.putBack(bucket, unread(taken, rows.getLast()));
        var events = new ArrayList<EventStore.Numbered>();
        rows.stream()
                .sorted(Comparator.comparing(EventStore.Fresh::journal))
                .forEach(row -> TypeRule.of(row.kind(), row.facts())
                        .forEach(type -> events.add(new EventStore.Numbered(
                                events.size() + 1L, ids.next(row.account().value(), now), type, row))));
        if (!events.isEmpty()) store.insert(bucket, numbered(bucket, events));
        return new Fed(taken.size(), events.size());
    }

    record Fed(int accounts, int events) {}

    private List<EventStore.Numbered> numbered(int bucket, List<EventStore.Numbered> events) {
        long before = store.count(bucket, events.size()) - events.size();
        return events.stream()
                .map(event -> new EventStore.Numbered(before + event.number(), event.id(), event.type(), event.row()))
                .toList();
    }

    /** In the order they were read: that of the last row's account from there on, and those after it whole. */
    private static List<Waiting> unread(List<Waiting> taken, EventStore.Fresh last) {
        var accounts = taken.stream().map(Waiting::account).toList();
        int from = accounts.indexOf(last.account());
        var unread = new ArrayList<Waiting>();
        unread.add(new Waiting(last.account(), last.journal()));
        unread.addAll(taken.subList(from + 1, taken.size()));
        return unread;
    }
}
