package dev.perennial.notice;

import static java.util.stream.Collectors.groupingBy;

import dev.perennial.account.Account;
import dev.perennial.db.Facts;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads messages, what they tell, and the tries to send them. */
@Component
class MessageQueries {
    private final JdbcClient jdbc;

    MessageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Message> find(int bucket, UUID message) {
        return jdbc.sql("select * from message where bucket = ? and message_id = ?")
                .params(bucket, message)
                .query(MessageQueries::message)
                .optional();
    }

    /** The newest first, born before {@code before}. */
    List<Message> page(int bucket, Account.Id account, @Nullable Channel channel, @Nullable UUID before, int limit) {
        return jdbc.sql("""
            select * from message where bucket = ? and account_id = ? and (?::text is null or channel = ?)
              and (?::uuid is null or message_id < ?) order by message_id desc limit ?\
            """)
                .params(
                        bucket,
                        account.value(),
                        channel == null ? null : channel.name(),
                        channel == null ? null : channel.name(),
                        before,
                        before,
                        limit)
                .query(MessageQueries::message)
                .list();
    }

    List<Message> all(int bucket, Collection<UUID> messages) {
        return jdbc.sql("select * from message where bucket = ? and message_id = any(?) order by message_id")
                .params(bucket, messages.toArray(UUID[]::new))
                .query(MessageQueries::message)
                .list();
    }

    /** What each of these messages tells: of every kind the first things, the soonest first. */
    Map<UUID, List<Told>> told(int bucket, Collection<UUID> messages, int firstOfAKind) {
        return jdbc
                .sql("""
                    select f.* from (
                      select i.*, n.message_id, n.late, row_number() over (partition by n.message_id, i.kind
                        order by i.withdrawn_because nulls first, i.expiration, i.item_id) as place
                      from notice n join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
                      where n.bucket = ? and n.message_id = any(?)) f
                    where f.place <= ? order by f.message_id, f.kind, f.place\
                    """)
                .params(bucket, bucket, messages.toArray(UUID[]::new), firstOfAKind)
                .query(MessageQueries::told)
                .list()
                .stream()
                .collect(groupingBy(Told::message));
    }

    /**
     * The same as a reader is shown it: of an item that has several reminders to be told, the last one; late where any of
     * its kind is.
     */
    Map<UUID, List<Told>> said(int bucket, Collection<UUID> messages, int firstOfAKind) {
        return jdbc
                .sql("""
                    select f.* from (
                      select o.*, row_number() over (partition by o.message_id, o.kind
                        order by o.expiration, o.item_id) as place
                      from (
                        select distinct on (n.message_id, i.kind, coalesce(i.subscription_id, i.item_id::text))
                          i.*, n.message_id, bool_or(n.late) over (partition by n.message_id, i.kind) as late
                        from notice n join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
                        where n.bucket = ? and n.message_id = any(?) and i.withdrawn_because is null
                        order by n.message_id, i.kind, coalesce(i.subscription_id, i.item_id::text), i.occasion,
                          i.item_id) o) f
                    where f.place <= ? order by f.message_id, f.kind, f.place\
                    """)
                .params(bucket, bucket, messages.toArray(UUID[]::new), firstOfAKind)
                .query(MessageQueries::told)
                .list()
                .stream()
                .collect(groupingBy(Told::message));
    }

    List<Attempt> attempts(int bucket, UUID message) {
        return jdbc.sql("""
            select * from message_attempt where bucket = ? and message_id = ? order by attempt_no\
            """)
                .params(bucket, message)
                .query((row, n) -> new Attempt(
                        row.getInt("attempt_no"),
                        Rows.instant(row, "at"),
                        Attempt.Outcome.valueOf(row.getString("outcome")),
                        row.getString("answer")))
                .list();
    }

    List<UUID> insteadOf(int bucket, UUID message) {
        return jdbc.sql("select message_id from message where bucket = ? and instead_of = ? order by message_id")
                .params(bucket, message)
                .query(UUID.class)
                .list();
    }

    static Told told(ResultSet row, int n) throws SQLException {
        return new Told(
                row.getObject("item_id", UUID.class),
                row.getObject("message_id", UUID.class),
                NoticeKind.valueOf(row.getString("kind")),
                row.getBoolean("late"),
                Optional.ofNullable(row.getString("subscription_id")),
                Optional.ofNullable(row.getString("product")),
                Optional.ofNullable(Rows.instant(row, "expiration")),
                Facts.parse(row.getString("facts")),
                Optional.ofNullable(row.getString("withdrawn_because")).map(Withdrawal::valueOf));
    }

    static Message message(ResultSet row, int n) throws SQLException {
        return new Message(
                row.getObject("message_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getObject("contact_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                Locale.of(row.getString("language")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "due_at"),
                row.getInt("attempts"),
                row.getInt("tries_before"),
                Message.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("subject")),
                Optional.ofNullable(row.getString("body")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("answer")),
                Optional.ofNullable(Rows.instant(row, "settled_at")),
                Optional.ofNullable(row.getObject("instead_of", UUID.class)));
    }
}
