package dev.perennial.admin;

import dev.perennial.account.Account;
import dev.perennial.db.Facts;
import dev.perennial.db.Rows;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written in the journals between two instants: for the operator of a sandbox, over all buckets. */
@Component
class StepQueries {
    private final JdbcClient jdbc;

    StepQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Rows of one instant and kind.
     *
     * @param currency of the sums; empty where none is named
     * @param price the sum of prices, as a decimal
     */
    record Sum(Instant at, JournalEntry.Kind kind, String currency, long rows, String price) {}

    /** A journal row with the names of what it concerns. */
    record Line(
            JournalEntry row, String accountName, @Nullable String itemName) {}

    /** What happened later than {@code from} and not later than {@code to}, counted and summed. */
    List<Sum> sums(Instant from, Instant to, int limit) {
        return jdbc.sql("""
            select j.at, j.kind, coalesce(j.facts ->> 'currency', '') as currency, count(*) as rows,
              coalesce(sum(case when j.kind in ('RENEWED', 'RENEWAL_REFUSED', 'RENEWAL_AWAITS_PROVIDER')
                then (j.facts ->> 'price')::numeric end), 0)::text as price
            from slot b join journal j on j.bucket = b.bucket
            where j.at > ? and j.at <= ? group by j.at, j.kind, currency order by j.at, j.kind, currency limit ?
            """)
                .params(Rows.timestamp(from), Rows.timestamp(to), limit)
                .query((row, n) -> new Sum(
                        Rows.instant(row, "at"),
                        JournalEntry.Kind.valueOf(row.getString("kind")),
                        row.getString("currency"),
                        row.getLong("rows"),
                        row.getString("price")))
                .list();
    }

    /** The first rows of each instant and kind. */
    List<Line> lines(Instant from, Instant to, int each, int limit) {
        return jdbc.sql("""
            select x.*, a.name as account_name, s.name as item_name from (
              select j.*, row_number() over (partition by j.at, j.kind order by j.account_id, j.journal_id) as place
              from slot b join journal j on j.bucket = b.bucket where j.at > ? and j.at <= ?) x
            join account a on a.bucket = x.bucket and a.account_id = x.account_id
            left join subscription s on s.bucket = x.bucket and s.subscription_id = x.subscription_id
            where x.place <= ? order by x.at, x.kind, x.place limit ?
            """)
                .params(Rows.timestamp(from), Rows.timestamp(to), each, limit)
                .query(StepQueries::line)
                .list();
    }

    /** What happened last to this account and its items, latest first. */
    List<Line> latest(int bucket, Account.Id account, int limit) {
        return jdbc.sql("""
            select j.*, a.name as account_name, s.name as item_name from journal j
            join account a on a.bucket = j.bucket and a.account_id = j.account_id
            left join subscription s on s.bucket = j.bucket and s.subscription_id = j.subscription_id
            where j.bucket = ? and a.bucket = ? and j.account_id = ? order by j.journal_id desc limit ?
            """)
                .params(bucket, bucket, account.value(), limit)
                .query(StepQueries::line)
                .list();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        var entry = new JournalEntry(
                row.getObject("journal_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                Optional.ofNullable(row.getString("subscription_id")),
                Rows.instant(row, "at"),
                Actor.recorded(
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getString("actor"),
                        row.getString("account_id")),
                JournalEntry.Kind.valueOf(row.getString("kind")),
                Facts.parse(row.getString("facts")));
        return new Line(entry, row.getString("account_name"), row.getString("item_name"));
    }
}
