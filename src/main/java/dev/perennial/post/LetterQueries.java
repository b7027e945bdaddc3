package dev.perennial.post;

import dev.perennial.db.Facts;
import dev.perennial.notice.NoticeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what messages are to say. */
@Component
class LetterQueries {
    private final JdbcClient jdbc;

    LetterQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing a message tells.
     *
     * @param late whether anything of its kind is
     * @param total how many of its kind there are
     */
    record Line(
            UUID message,
            NoticeKind kind,
            boolean late,
            int total,
            Optional<String> item,
            Optional<String> name,
            Optional<String> product,
            Map<String, String> facts) {}

    /** Of every kind the first lines, the soonest first; of an item that has several reminders to be told, the last one. */
    List<Line> lines(int bucket, Collection<UUID> messages, int firstOfAKind) {
        return jdbc.sql("""
            select t.*, s.name, s.product as sold from (
              select o.*, row_number() over w as place, count(*) over (partition by o.message_id, o.kind) as total
              from (
                select distinct on (n.message_id, i.kind, coalesce(i.subscription_id, i.item_id::text))
                  n.message_id, i.kind, i.item_id, i.subscription_id, i.expiration, i.facts,
                  bool_or(n.late) over (partition by n.message_id, i.kind) as any_late
                from notice n join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
                where n.bucket = ? and n.message_id = any(?) and i.withdrawn_because is null
                order by n.message_id, i.kind, coalesce(i.subscription_id, i.item_id::text), i.occasion, i.item_id) o
              window w as (partition by o.message_id, o.kind order by o.expiration, o.item_id)) t
            left join subscription s on s.bucket = ? and s.subscription_id = t.subscription_id
            where t.place <= ? order by t.message_id, t.kind, t.place\
            """)
                .params(bucket, bucket, messages.toArray(UUID[]::new), bucket, firstOfAKind)
                .query(LetterQueries::line)
                .list();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getObject("message_id", UUID.class),
                NoticeKind.valueOf(row.getString("kind")),
                row.getBoolean("any_late"),
                row.getInt("total"),
                Optional.ofNullable(row.getString("subscription_id")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("sold")),
                Facts.parse(row.getString("facts")));
    }
}
