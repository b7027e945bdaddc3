package dev.perennial.audit;

import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the laws' questions to the database. */
@Component
class AuditQueries {
    /** So long may a due thing wait for the clockwork before it counts as forgotten. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final JdbcClient jdbc;

    AuditQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to when the clockwork says it did everything; the beginning of time where it never ran. */
    Instant lastRun() {
        return jdbc.sql("select max(at) as at from run_log")
                .query((row, n) -> Optional.ofNullable(Rows.instant(row, "at")))
                .single()
                .orElse(Instant.EPOCH);
    }

    Optional<Breach> breach(Check check, int bucket, int buckets, Instant lastRun) {
        var rows = new ArrayList<String>();
        long[] count = {0};
        jdbc.sql("select found, count(*) over () as n from (" + check.sql()
                        + ") as breach (found) order by found limit " + Breach.ROWS_MAX)
                .param("bucket", bucket)
                .param("buckets", buckets)
                .param("run", Rows.timestamp(lastRun))
                .param("overdue", Rows.timestamp(lastRun.minus(PATIENCE)))
                .query(row -> {
                    rows.add(row.getString("found"));
                    count[0] = row.getLong("n");
                });
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Breach(check.law(), check.what(), List.copyOf(rows), count[0]));
    }

    List<Names.Named> items(int bucket, String after, int limit) {
        return jdbc.sql("""
            select subscription_id, account_id from subscription
            where bucket = ? and subscription_id > ? order by subscription_id limit ?\
            """)
                .params(bucket, after, limit)
                .query(AuditQueries::named)
                .list();
    }

    List<Names.Named> inItems(int bucket, List<String> subscriptions) {
        return jdbc.sql("""
            select subscription_id, account_id from subscription
            where bucket = ? and subscription_id = any(?)\
            """)
                .params(bucket, subscriptions.toArray(String[]::new))
                .query(AuditQueries::named)
                .list();
    }

    List<Names.Named> directory(int bucket, String after, int limit) {
        return jdbc.sql("""
            select subscription_id, account_id from directory
            where bucket = ? and subscription_id > ? order by subscription_id limit ?\
            """)
                .params(bucket, after, limit)
                .query(AuditQueries::named)
                .list();
    }

    List<Names.Named> inDirectory(int bucket, List<String> subscriptions) {
        return jdbc.sql("""
            select subscription_id, account_id from directory
            where bucket = ? and subscription_id = any(?)\
            """)
                .params(bucket, subscriptions.toArray(String[]::new))
                .query(AuditQueries::named)
                .list();
    }

    private static Names.Named named(ResultSet row, int n) throws SQLException {
        return new Names.Named(row.getString("subscription_id"), row.getString("account_id"));
    }
}
