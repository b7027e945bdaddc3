package dev.perennial.product;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.subscription.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Our items of a product, bucket by bucket in the order of their ids. */
@Component
class OursQueries {
    private final JdbcClient jdbc;

    OursQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param since an item whose product answered later than this is not settled */
    List<Ours> page(int bucket, String product, String after, Instant since, int limit) {
        return jdbc.sql("""
            select s.subscription_id, s.account_id, s.name, s.phase, s.expires_at,
              exists (select 1 from provider_task t where t.bucket = :bucket and t.subscription_id = s.subscription_id
                and (t.state in ('QUEUED', 'ACCEPTED') or t.answered_at > :since)) as unsettled
            from subscription s
            where s.bucket = :bucket and s.subscription_id > :after and s.product = :product
            order by s.subscription_id limit :limit\
            """)
                .param("bucket", bucket)
                .param("product", product)
                .param("after", after)
                .param("since", Rows.timestamp(since))
                .param("limit", limit)
                .query(OursQueries::ours)
                .list();
    }

    /** One of them, as it is now. */
    boolean isBusy(int bucket, String item) {
        return jdbc.sql("""
            select exists (select 1 from provider_task t where t.bucket = ? and t.subscription_id = ?
              and t.state in ('QUEUED', 'ACCEPTED'))\
            """).params(bucket, item).query(Boolean.class).single();
    }

    private static Ours ours(ResultSet row, int n) throws SQLException {
        return new Ours(
                row.getString("subscription_id"),
                new Account.Id(row.getString("account_id")),
                row.getString("name"),
                Phase.valueOf(row.getString("phase")),
                Rows.instant(row, "expires_at"),
                row.getBoolean("unsettled"));
    }
}
