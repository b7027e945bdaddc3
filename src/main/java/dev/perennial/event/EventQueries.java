package dev.perennial.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The feeds of all buckets read as one: for the vendor's programs only. */
@Component
class EventQueries {
    private final JdbcClient jdbc;

    EventQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last number given out in each bucket. */
    List<Long> last(int buckets) {
        var last = new ArrayList<>(Collections.nCopies(buckets, 0L));
        jdbc.sql("select bucket, last from event_counter").query(row -> {
            last.set(row.getInt("bucket"), row.getLong("last"));
        });
        return last;
    }

    /** By when they happened as far as each bucket's own order allows. */
    List<Event> after(Positions positions, Wanted wanted, int most) {
        return jdbc.sql("""
            with next as materialized (
              select n.*, max(n.at) over (partition by n.bucket order by n.number) as by_then
              from unnest(:buckets::smallint[], :numbers::bigint[]) p (bucket, number)
              join event_counter c on c.bucket = p.bucket and c.last > p.number
              cross join lateral (
                select e.* from event e where e.bucket = p.bucket and e.number > p.number
                  and (:subscription::text is null or e.subscription_id = :subscription)
                  and (:types::text[] is null or e.type = any(:types))
                order by e.number limit :most) n
              order by by_then, n.bucket, n.number limit :most)
            select e.bucket, e.number, e.event_id, e.type, e.account_id, e.subscription_id, e.at, j.journal_id,
              j.actor_kind, j.actor, j.kind, j.facts
            from next e join journal j on j.bucket = e.bucket and j.account_id = e.account_id
              and j.journal_id = e.journal_id
            order by e.by_then, e.bucket, e.number\
            """)
                .param(
                        "buckets",
                        IntStream.range(0, positions.numbers().size()).boxed().toArray(Integer[]::new))
                .param("numbers", positions.numbers().toArray(Long[]::new))
                .param("subscription", wanted.subscription().orElse(null))
                .param("types", EventStore.types(wanted))
                .param("most", most)
                .query(EventStore::event)
                .list();
    }
}
