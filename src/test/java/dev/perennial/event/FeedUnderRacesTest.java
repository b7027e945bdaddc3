package dev.perennial.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many write, some feed and some read, all at once: whoever reads by a cursor gets every change that is told, once, and
 * nothing of what was rolled back. Ids are made long before their transaction commits, which is where feeds lose rows.
 */
class FeedUnderRacesTest extends Scene {
    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 40;

    private final Feeding feeding = bean(Feeding.class);
    private final Events events = bean(Events.class);
    private final Journal journal = bean(Journal.class);
    private final Ids ids = bean(Ids.class);

    @Override
    protected Integer buckets() {
        return 2;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyChangeIsReadOnce(long seed) throws Exception {
        var accounts = new ArrayList<Account>();
        for (int n = 0; n < 5; n++) {
            accounts.add(account("racer-" + seed + "-" + n, "0.00"));
        }
        var written = Collections.synchronizedSet(new HashSet<UUID>());
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var beginning = events.after(Optional.empty(), everybody(), 1).orElseThrow();
            var feeders = List.of(threads.submit(() -> feed(done)), threads.submit(() -> feed(done)));
            var reader = threads.submit(() -> read(Optional.empty(), done, accounts, seed));
            var writers = new ArrayList<Future<?>>();
            var together = new CountDownLatch(1);
            for (int n = 0; n < WRITERS; n++) {
                var random = new Random(seed * 31 + n);
                writers.add(threads.submit(() -> {
                    together.await();
                    for (int times = 0; times < TRANSACTIONS; times++) {
                        written.addAll(write(accounts, random));
                    }
                    return null;
                }));
            }
            together.countDown();
            for (var writer : writers) writer.get();
            done.set(true);
            for (var feeder : feeders) feeder.get();
            assertThat(beginning.next().numbers()).hasSize(2);
            var read = reader.get();
            assertThat(read).doesNotHaveDuplicates();
            assertThat(Set.copyOf(read)).isEqualTo(written);
        }
        assertNumbersHaveNoGaps();
    }

    /** Some rows of some accounts, whose ids are made first, in any order; some transactions come to nothing. */
    private List<UUID> write(List<Account> accounts, Random random) {
        var account = accounts.get(random.nextInt(accounts.size()));
        int bucket = bean(Accounts.class).bucketOf(account.id());
        var rows = new ArrayList<JournalEntry>();
        for (int n = 0; n <= random.nextInt(3); n++) {
            var kind = random.nextInt(4) == 0 ? JournalEntry.Kind.RANKED : JournalEntry.Kind.TOPPED_UP;
            var id = ids.next(account.id().value(), now());
            rows.add(new JournalEntry(
                    id, account.id(), Optional.empty(), now(), Actor.SYSTEM, kind, Map.of("reference", id.toString())));
        }
        boolean undone = random.nextInt(5) == 0;
        int turns = random.nextInt(3);
        transaction().executeWithoutResult(status -> {
            for (int n = 0; n < turns; n++) Thread.yield();
            journal.record(bucket, rows);
            if (random.nextBoolean())
                jdbc().sql("select pg_sleep(0.002)").query().listOfRows();
            if (undone) status.setRollbackOnly();
        });
        return undone
                ? List.of()
                : rows.stream()
                        .filter(row -> row.kind() == JournalEntry.Kind.TOPPED_UP)
                        .map(JournalEntry::id)
                        .toList();
    }

    private Void feed(AtomicBoolean done) {
        boolean last;
        do {
            last = done.get();
            for (int bucket = 0; bucket < 2; bucket++) {
                while (feeding.some(bucket, now()).accounts() > 0) {
                    assertThat(bucket).isNotNegative();
                }
            }
        } while (!last);
        return null;
    }

    /** Reads on and on over all buckets; when the writing is done and all is fed, once more to the end. */
    private List<UUID> read(Optional<Positions> from, AtomicBoolean done, List<Account> accounts, long seed) {
        var read = new ArrayList<UUID>();
        var after = from;
        while (true) {
            boolean last = done.get() && nothingWaits();
            var part = events.after(after, everybody(), 7).orElseThrow();
            after = Optional.of(Positions.read(part.next().text()).orElseThrow());
            part.events().stream()
                    .filter(event -> event.account().value().startsWith("racer-" + seed + "-"))
                    .map(event -> (EventData.ToppedUp) event.data())
                    .forEach(data -> read.add(UUID.fromString(data.reference())));
            if (last && part.events().isEmpty()) return read;
        }
    }

    private boolean nothingWaits() {
        return jdbc().sql("select count(*) from event_waiting")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private void assertNumbersHaveNoGaps() {
        assertThat(jdbc().sql("""
            select count(*) from (select bucket, count(*) as events, max(number) as last from event group by bucket) e
            join event_counter c on c.bucket = e.bucket and c.last = e.last and e.events = e.last\
            """).query(Long.class).single())
                .isEqualTo(jdbc().sql("select count(distinct bucket) from event")
                        .query(Long.class)
                        .single());
    }

    private static Wanted everybody() {
        return new Wanted(Optional.empty(), Optional.empty(), Set.of());
    }
}
