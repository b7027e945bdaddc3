package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.renewal.ParkedItems.Aside;
import dev.perennial.renewal.ParkedItems.LastTry;
import dev.perennial.renewal.ParkedItems.Place;
import dev.perennial.subscription.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is set aside, over all buckets: few rows, by an index of their own. */
@Component
class ParkedQueries {
    private final JdbcClient jdbc;

    ParkedQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count() {
        return jdbc.sql("""
            select count(*) from slot b join subscription s on s.bucket = b.bucket and s.parked_at is not null
            """).query(Long.class).single();
    }

    /** Longest aside first. */
    List<Subscription.Id> ids(int limit) {
        return jdbc.sql("""
            select s.subscription_id from slot b
            join subscription s on s.bucket = b.bucket and s.parked_at is not null
            order by s.parked_at, s.subscription_id limit ?
            """)
                .param(limit)
                .query((row, n) -> new Subscription.Id(row.getString("subscription_id")))
                .list();
    }

    /** Longest aside first, each with the journal row that tells of it and its last try. */
    List<Aside> after(@Nullable Place place, int limit) {
        return jdbc.sql("""
            select s.*, a.name as account_name, t.decided_at, t.outcome,
              (select j.journal_id from journal j where j.bucket = s.bucket and j.subscription_id = s.subscription_id
                and j.kind = 'PARKED' order by j.journal_id desc limit 1) as journal_id
            from slot b join subscription s on s.bucket = b.bucket and s.parked_at is not null
            join account a on a.bucket = s.bucket and a.account_id = s.account_id
            left join lateral (select t.decided_at, t.outcome from attempt t where t.bucket = s.bucket
              and t.subscription_id = s.subscription_id order by t.attempt_no desc limit 1) t on true
            where (s.parked_at, s.subscription_id) > (?, ?)
            order by s.parked_at, s.subscription_id limit ?
            """)
                .params(
                        Rows.timestamp(place == null ? Instant.EPOCH : place.since()),
                        place == null ? "" : place.id(),
                        limit)
                .query(ParkedQueries::aside)
                .list();
    }

    private static Aside aside(ResultSet row, int n) throws SQLException {
        return new Aside(
                row.getString("subscription_id"),
                row.getString("name"),
                row.getString("product"),
                new Account.Id(row.getString("account_id")),
                row.getString("account_name"),
                Rows.instant(row, "parked_at"),
                row.getString("parked_reason"),
                row.getObject("journal_id", UUID.class),
                lastTry(row));
    }

    private static @Nullable LastTry lastTry(ResultSet row) throws SQLException {
        var at = Rows.instant(row, "decided_at");
        return at == null ? null : new LastTry(at, row.getString("outcome"));
    }
}
