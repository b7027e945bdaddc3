package dev.perennial.renewal;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.subscription.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AttemptStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    AttemptStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(int bucket, List<Attempt> attempts) {
        batches.write(
                bucket,
                """
                insert into attempt (bucket, subscription_id, expiration, attempt_no, due_at, decided_at, outcome,
                  price_minor, shortfall_minor, currency, order_id)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(attempts)
                        .text(attempt -> attempt.subscription().value())
                        .instant(Attempt::expiration)
                        .number(Attempt::number)
                        .instant(Attempt::dueAt)
                        .instant(Attempt::decidedAt)
                        .text(Attempt::outcome)
                        .minor(Attempt::price)
                        .minor(Attempt::shortfall)
                        .text(attempt -> attempt.currency().getCurrencyCode())
                        .uuid(Attempt::order));
    }

    /** The answer to an attempt that waited for the provider. */
    void answered(int bucket, UUID order, String outcome) {
        jdbc.sql("""
            update attempt set outcome = ? where bucket = ? and order_id = ?
              and outcome = 'AWAITING_PROVIDER'\
            """).params(outcome, bucket, order).update();
    }

    List<Attempt> of(int bucket, Subscription.Id id) {
        return jdbc.sql("""
            select * from attempt where bucket = ? and subscription_id = ? order by attempt_no\
            """)
                .params(bucket, id.value())
                .query(AttemptStore::attempt)
                .list();
    }

    private static Attempt attempt(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        return new Attempt(
                new Subscription.Id(row.getString("subscription_id")),
                Rows.instant(row, "expiration"),
                row.getInt("attempt_no"),
                Rows.instant(row, "due_at"),
                Rows.instant(row, "decided_at"),
                row.getString("outcome"),
                currency,
                Rows.money(row, "price_minor", currency),
                Rows.money(row, "shortfall_minor", currency),
                row.getObject("order_id", UUID.class));
    }
}
