package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that an account was told, is told today, or was to be told: messages, and notices that have none. */
@Component
class HistoryQueries {
    private static final String MESSAGES = """
        select m.bucket, m.message_id as id, m.contact_id, m.channel, m.recipient, m.created_at, m.due_at, m.attempts,
          m.state, m.settled_at, m.instead_of, true as posted, null::text as kind
        from message m where m.bucket = ? and m.account_id = ?\
        """;
    private static final String NOTICES = """
        select n.bucket, n.notice_id, n.contact_id, n.channel, n.recipient, n.created_at, n.due_at, 0,
          n.state, null::timestamptz, null::uuid, false, n.kind
        from notice n where n.bucket = ? and n.account_id = ? and n.message_id is null\
        """;
    private static final String TOLD_OF_MESSAGE = " and exists (select 1 from notice t join notice_item i"
            + " on i.bucket = ? and i.notice_id = t.notice_id"
            + " where t.bucket = ? and t.message_id = m.message_id and i.subscription_id = ?)";
    private static final String KIND_OF_MESSAGE =
            " and exists (select 1 from notice k where k.bucket = ? and k.message_id = m.message_id and k.kind = ?)";
    private static final String TOLD_OF_NOTICE = " and exists (select 1 from notice_item i"
            + " where i.bucket = ? and i.notice_id = n.notice_id and i.subscription_id = ?)";
    private static final String ROWS = """
        select r.*, c.name as contact,
          case when r.posted then array(select distinct t.kind from notice t
            where t.bucket = ? and t.message_id = r.id order by 1) else array[r.kind] end as kinds,
          (select count(*) from notice t join notice_item i on i.bucket = ? and i.notice_id = t.notice_id
            where t.bucket = ? and t.message_id = r.id and i.withdrawn_because is null) as things,
          (select count(*) from notice_item i where i.bucket = ? and i.notice_id = r.id) as own_things
        from rows r left join contact c on c.bucket = ? and c.contact_id = r.contact_id order by r.id desc\
        """;

    private final JdbcClient jdbc;

    HistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<History.Row> page(int bucket, Account.Id account, History.Search asked, @Nullable UUID before, int limit) {
        var values = new ArrayList<Object>();
        var sql = new StringBuilder("with rows as ((").append(MESSAGES);
        values.addAll(List.of(bucket, account.value()));
        narrow(sql, values, asked, before, "m", "message_id");
        if (asked.kind() != null) {
            sql.append(KIND_OF_MESSAGE);
            values.addAll(List.of(bucket, asked.kind().name()));
        }
        if (asked.item() != null) {
            sql.append(TOLD_OF_MESSAGE);
            values.addAll(List.of(bucket, bucket, asked.item()));
        }
        sql.append(" order by m.message_id desc limit ?) union all (").append(NOTICES);
        values.addAll(List.of(limit, bucket, account.value()));
        narrow(sql, values, asked, before, "n", "notice_id");
        if (asked.kind() != null) {
            sql.append(" and n.kind = ?");
            values.add(asked.kind().name());
        }
        if (asked.item() != null) {
            sql.append(TOLD_OF_NOTICE);
            values.addAll(List.of(bucket, asked.item()));
        }
        sql.append(" order by n.notice_id desc limit ?)) ").append(ROWS).append(" limit ?");
        values.addAll(List.of(limit, bucket, bucket, bucket, bucket, bucket, limit));
        return jdbc.sql(sql.toString())
                .params(values)
                .query(HistoryQueries::row)
                .list();
    }

    private static void narrow(
            StringBuilder sql,
            List<Object> values,
            History.Search asked,
            @Nullable UUID before,
            String table,
            String id) {
        var on = " and " + table + ".";
        if (asked.channel() != null) {
            sql.append(on).append("channel = ?");
            values.add(asked.channel().name());
        }
        if (asked.state() != null) {
            sql.append(on).append("state = ?");
            values.add(asked.state().name());
        }
        if (asked.from() != null) {
            sql.append(on).append("created_at >= ?");
            values.add(Rows.timestamp(asked.from()));
        }
        if (asked.until() != null) {
            sql.append(on).append("created_at < ?");
            values.add(Rows.timestamp(asked.until()));
        }
        if (before != null) {
            sql.append(on).append(id).append(" < ?");
            values.add(before);
        }
    }

    private static History.Row row(ResultSet row, int n) throws SQLException {
        return new History.Row(
                row.getObject("id", UUID.class),
                row.getString("contact"),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "due_at"),
                Message.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Rows.instant(row, "settled_at"),
                row.getObject("instead_of") != null,
                Rows.texts(row, "kinds").stream().map(NoticeKind::valueOf).toList(),
                row.getBoolean("posted") ? row.getInt("things") : row.getInt("own_things"));
    }
}
