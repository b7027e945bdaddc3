package dev.perennial.journal;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code event_waiting}: one row for each account of which something is still to be told. */
@Component
class WaitingStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    WaitingStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** In the order of accounts, so that two who mark several wait for each other one way only. */
    void mark(int bucket, Collection<Waiting> waiting) {
        batches.writeAny(
                bucket,
                """
                insert into event_waiting (bucket, account_id, from_id)
                select b.bucket, u.* from slot b cross join unnest(?, ?) u (account_id, from_id) where b.bucket = ?
                order by u.account_id
                on conflict (bucket, account_id) do update set from_id = least(event_waiting.from_id, excluded.from_id)\
                """,
                Columns.of(waiting).text(account -> account.account().value()).uuid(Waiting::from));
    }

    List<Waiting> claim(int bucket, int most) {
        return jdbc.sql("""
            select account_id, from_id from event_waiting where bucket = ? order by account_id limit ?
            for update skip locked\
            """)
                .params(bucket, most)
                .query((row, n) ->
                        new Waiting(new Account.Id(row.getString("account_id")), row.getObject("from_id", UUID.class)))
                .list();
    }

    void delete(int bucket, List<Waiting> held) {
        jdbc.sql("delete from event_waiting where bucket = ? and account_id = any(?)")
                .params(
                        bucket,
                        held.stream().map(account -> account.account().value()).toArray(String[]::new))
                .update();
    }

    List<Integer> buckets() {
        return jdbc.sql("""
            select b.bucket from slot b
            where exists (select 1 from event_waiting w where w.bucket = b.bucket) order by b.bucket\
            """).query(Integer.class).list();
    }
}
