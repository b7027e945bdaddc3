package dev.perennial.event;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Facts;
import dev.perennial.db.Rows;
import dev.perennial.journal.JournalEntry;
import dev.perennial.journal.Waiting;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The feed: the tables {@code event} and {@code event_counter}. */
@Component
class EventStore {
    private static final String[] TOLD = Arrays.stream(JournalEntry.Kind.values())
            .filter(kind -> !TypeRule.possible(kind).isEmpty())
            .map(JournalEntry.Kind::name)
            .toArray(String[]::new);

    private static final String ROWS = """
        select e.bucket, e.number, e.event_id, e.type, e.account_id, e.subscription_id, e.at, j.journal_id,
          j.actor_kind, j.actor, j.kind, j.facts
        from event e join journal j on j.bucket = e.bucket and j.account_id = e.account_id
          and j.journal_id = e.journal_id
        """;

    private final JdbcClient jdbc;
    private final Batches batches;

    EventStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A row of the journal that is no event yet. */
    record Fresh(
            Account.Id account,
            UUID journal,
            JournalEntry.Kind kind,
            @Nullable String subscription,
            Instant at,
            java.util.Map<String, String> facts) {}

    /** An event on its way into the feed. */
    record Numbered(long number, UUID id, EventType type, Fresh row) {}

    /** What these accounts' rows tell that is not in the feed: account by account in the order of their ids. */
    List<Fresh> unfed(int bucket, Collection<Waiting> waiting, int most) {
        var rows = new ArrayList<Fresh>();
        batches.query(
                bucket,
                """
                select j.account_id, j.journal_id, j.kind, j.subscription_id, j.at, j.facts
                from unnest(?, ?) w (account_id, from_id)
                cross join lateral (select ?::smallint as bucket) b
                join journal j on j.bucket = b.bucket and j.account_id = w.account_id and j.journal_id >= w.from_id
                where not exists (select 1 from event e where e.bucket = b.bucket and e.account_id = j.account_id
                  and e.journal_id = j.journal_id)
                  and j.kind = any('{%s}')
                order by j.account_id, j.journal_id limit %d\
                """.formatted(String.join(",", TOLD), most),
                Columns.of(waiting).text(account -> account.account().value()).uuid(Waiting::from),
                row -> rows.add(new Fresh(
                        new Account.Id(row.getString("account_id")),
                        row.getObject("journal_id", UUID.class),
                        JournalEntry.Kind.valueOf(row.getString("kind")),
                        row.getString("subscription_id"),
                        Rows.instant(row, "at"),
                        Facts.parse(row.getString("facts")))));
        return rows;
    }

    /** Gives out so many numbers, and holds the bucket's counter until the end of the transaction; answers the last. */
    long count(int bucket, int numbers) {
        return jdbc.sql("""
            insert into event_counter as c (bucket, last) values (?, ?)
            on conflict (bucket) do update set last = c.last + excluded.last returning last\
            """).params(bucket, numbers).query(Long.class).single();
    }

    void insert(int bucket, List<Numbered> events) {
        batches.write(
                bucket,
                """
                insert into event (bucket, number, event_id, account_id, journal_id, type, subscription_id, at)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(events)
                        .bigint(Numbered::number)
                        .uuid(Numbered::id)
                        .text(event -> event.row().account().value())
                        .uuid(event -> event.row().journal())
                        .text(event -> event.type().code())
                        .text(event -> event.row().subscription())
                        .instant(event -> event.row().at()));
    }

    /** The last number given out in this bucket; zero before the first. */
    long last(int bucket) {
        return jdbc.sql("select last from event_counter where bucket = ?")
                .param(bucket)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Ids are made as events come into the feed, and sort by when that was. */
    long before(int bucket, Instant at) {
        return jdbc.sql("""
            select coalesce(max(number), 0) from event where bucket = ? and event_id < ?\
            """).params(bucket, Ids.first(at)).query(Long.class).single();
    }

    List<Event> after(int bucket, long number, Wanted wanted, int most) {
        return jdbc.sql(ROWS + """
            where e.bucket = :bucket and j.bucket = :bucket and e.number > :after
              and (:account::text is null or e.account_id = :account)
              and (:subscription::text is null or e.subscription_id = :subscription)
              and (:types::text[] is null or e.type = any(:types))
            order by e.number limit :most\
            """)
                .param("bucket", bucket)
                .param("after", number)
                .param("account", wanted.account().map(Account.Id::value).orElse(null))
                .param("subscription", wanted.subscription().orElse(null))
                .param("types", types(wanted))
                .param("most", most)
                .query(EventStore::event)
                .list();
    }

    Optional<Event> find(int bucket, UUID id) {
        return jdbc.sql(ROWS + "where e.bucket = ? and j.bucket = ? and e.event_id = ?")
                .params(bucket, bucket, id)
                .query(EventStore::event)
                .optional();
    }

    /** The events of these ids that there are, in no order. */
    List<Event> find(int bucket, Collection<UUID> ids) {
        return jdbc.sql(ROWS + "where e.bucket = ? and j.bucket = ? and e.event_id = any(?)")
                .params(bucket, bucket, ids.toArray(UUID[]::new))
                .query(EventStore::event)
                .list();
    }

    static String @Nullable [] types(Wanted wanted) {
        return wanted.types().isEmpty()
                ? null
                : wanted.types().stream().map(EventType::code).toArray(String[]::new);
    }

    static Event event(ResultSet row, int n) throws SQLException {
        var type = EventType.read(row.getString("type")).orElseThrow();
        var account = new Account.Id(row.getString("account_id"));
        var subscription = Optional.ofNullable(row.getString("subscription_id"));
        var at = Rows.instant(row, "at");
        var entry = new JournalEntry(
                row.getObject("journal_id", UUID.class),
                account,
                subscription,
                at,
                Actor.recorded(
                        Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor"), account.value()),
                JournalEntry.Kind.valueOf(row.getString("kind")),
                Facts.parse(row.getString("facts")));
        return new Event(
                row.getObject("event_id", UUID.class),
                row.getInt("bucket"),
                row.getLong("number"),
                account,
                subscription,
                type,
                at,
                DataRule.data(type, entry));
    }
}
