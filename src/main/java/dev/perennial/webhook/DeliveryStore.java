package dev.perennial.webhook;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What goes to whom: {@code webhook_position}, {@code webhook_delivery} and {@code webhook_try}. */
@Component
class DeliveryStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    DeliveryStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void begin(int bucket, UUID endpoint, long number) {
        jdbc.sql("""
            insert into webhook_position (bucket, endpoint_id, number)
            select b.bucket, ?, ? from slot b where b.bucket = ? on conflict do nothing\
            """).params(endpoint, number, bucket).update();
    }

    /** How far an endpoint was handed this bucket's events; empty where somebody else hands it some right now. */
    OptionalLong position(int bucket, UUID endpoint) {
        return jdbc.sql("""
            select number from webhook_position where bucket = ? and endpoint_id = ? for update skip locked\
            """).params(bucket, endpoint).query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    void moveOn(int bucket, UUID endpoint, long number) {
        jdbc.sql("update webhook_position set number = ? where bucket = ? and endpoint_id = ?")
                .params(number, bucket, endpoint)
                .update();
    }

    void insert(int bucket, List<Delivery> deliveries) {
        batches.write(
                bucket,
                """
                insert into webhook_delivery (bucket, delivery_id, endpoint_id, event_id, account_id, type, state,
                  created_at, due_at, tries)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(deliveries)
                        .uuid(Delivery::id)
                        .uuid(Delivery::endpoint)
                        .uuid(Delivery::event)
                        .text(delivery ->
                                delivery.account().map(Account.Id::value).orElse(null))
                        .text(Delivery::type)
                        .text(delivery -> delivery.state().name())
                        .instant(Delivery::createdAt)
                        .instant(delivery -> delivery.dueAt().orElse(null))
                        .number(Delivery::tries));
    }

    /** Leases what is due for these endpoints; whoever is killed with it leaves it due when the lease is over. */
    List<Delivery> claim(int bucket, Collection<UUID> endpoints, Instant now, Instant leased, int most) {
        return jdbc.sql("""
            with due as materialized (
              select d.delivery_id from webhook_delivery d
              where d.bucket = ? and d.state = 'DUE' and d.due_at <= ? and d.endpoint_id = any(?)
              order by d.due_at, d.delivery_id limit ? for update of d skip locked)
            update webhook_delivery d set due_at = ? from due
            where d.bucket = ? and d.delivery_id = due.delivery_id returning d.*\
            """)
                .params(
                        bucket,
                        Rows.timestamp(now),
                        endpoints.toArray(UUID[]::new),
                        most,
                        Rows.timestamp(leased),
                        bucket)
                .query(DeliveryStore::delivery)
                .list();
    }

    /** What came of a try; nothing where another has recorded its own since. */
    boolean record(int bucket, Delivery after, Delivery.Try tried) {
        int touched = jdbc.sql("""
            update webhook_delivery set state = ?, due_at = ?, tries = ?
            where bucket = ? and delivery_id = ? and tries = ? and state = 'DUE'\
            """)
                .params(
                        after.state().name(),
                        after.dueAt().map(Rows::timestamp).orElse(null),
                        after.tries(),
                        bucket,
                        after.id(),
                        after.tries() - 1)
                .update();
        if (touched == 0) return false;
        jdbc.sql("""
            insert into webhook_try (bucket, delivery_id, try_no, at, status, answer, millis)
            select b.bucket, ?, coalesce((select max(t.try_no) from webhook_try t
              where t.bucket = b.bucket and t.delivery_id = ?), 0) + 1, ?, ?, ?, ? from slot b where b.bucket = ?\
            """)
                .params(
                        after.id(),
                        after.id(),
                        Rows.timestamp(tried.at()),
                        tried.status().orElse(null),
                        tried.answer(),
                        tried.millis(),
                        bucket)
                .update();
        return true;
    }

    /** Not tried after all: due as it was. */
    void release(int bucket, Delivery claimed, Instant now) {
        jdbc.sql("""
            update webhook_delivery set due_at = ? where bucket = ? and delivery_id = ? and state = 'DUE' and tries = ?\
            """)
                .params(Rows.timestamp(now), bucket, claimed.id(), claimed.tries())
                .update();
    }

    /** Due at once, with all tries before it again. */
    int again(int bucket, UUID delivery, Instant now) {
        return jdbc.sql("""
            update webhook_delivery set state = 'DUE', due_at = ?, tries = 0 where bucket = ? and delivery_id = ?\
            """).params(Rows.timestamp(now), bucket, delivery).update();
    }

    /** All that were set aside since then. */
    int failedAgain(int bucket, UUID endpoint, Instant since, Instant now) {
        return jdbc.sql("""
            update webhook_delivery set state = 'DUE', due_at = ?, tries = 0
            where bucket = ? and endpoint_id = ? and state = 'PARKED' and created_at >= ?\
            """)
                .params(Rows.timestamp(now), bucket, endpoint, Rows.timestamp(since))
                .update();
    }

    void delete(int bucket, UUID endpoint) {
        jdbc.sql("delete from webhook_delivery where bucket = ? and endpoint_id = ?")
                .params(bucket, endpoint)
                .update();
        jdbc.sql("delete from webhook_position where bucket = ? and endpoint_id = ?")
                .params(bucket, endpoint)
                .update();
    }

    Optional<Delivery> find(int bucket, UUID delivery) {
        return jdbc.sql("select * from webhook_delivery where bucket = ? and delivery_id = ?")
                .params(bucket, delivery)
                .query(DeliveryStore::delivery)
                .optional();
    }

    List<Delivery.Try> tries(int bucket, UUID delivery) {
        return jdbc.sql("select * from webhook_try where bucket = ? and delivery_id = ? order by try_no")
                .params(bucket, delivery)
                .query((row, n) -> new Delivery.Try(
                        row.getInt("try_no"),
                        Rows.instant(row, "at"),
                        Optional.ofNullable(Rows.number(row, "status")),
                        row.getString("answer"),
                        row.getInt("millis")))
                .list();
    }

    static Delivery delivery(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getObject("delivery_id", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                row.getObject("event_id", UUID.class),
                Optional.ofNullable(row.getString("account_id")).map(Account.Id::new),
                row.getString("type"),
                Delivery.State.valueOf(row.getString("state")),
                Rows.instant(row, "created_at"),
                Optional.ofNullable(Rows.instant(row, "due_at")),
                row.getInt("tries"));
    }
}
