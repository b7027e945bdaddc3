package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages of all buckets, by the indexes made for it: the console's own are none of them. */
@Component
class OutboxQueries {
    private static final Duration LATELY = Duration.ofDays(1);

    private static final String NOT_SENT_AGAIN = """
         and not exists (select 1 from message o where o.bucket = b.bucket and o.instead_of = m.message_id)\
        """;

    private final JdbcClient jdbc;

    OutboxQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Channel, Mailings.Queue> queues(Instant now) {
        var queues = new EnumMap<Channel, Mailings.Queue>(Channel.class);
        jdbc.sql("""
            select m.channel, count(*) as queued, count(*) filter (where m.due_at <= ?) as due,
              min(m.created_at) as oldest
            from slot b join message m on m.bucket = b.bucket and m.state = 'QUEUED' and m.channel <> 'CONSOLE'
            group by m.channel\
            """).param(Rows.timestamp(now)).query(row -> {
            queues.put(
                    Channel.valueOf(row.getString("channel")),
                    new Mailings.Queue(row.getLong("queued"), row.getLong("due"), Rows.instant(row, "oldest")));
        });
        return queues;
    }

    /** What came to its end within a day. */
    List<Mailings.Settled> settledLately(Instant now) {
        return jdbc.sql("""
            select m.channel, m.state, count(*) as count
            from slot b join message m on m.bucket = b.bucket and m.channel <> 'CONSOLE' and m.settled_at > ?
            where m.state <> 'QUEUED' group by m.channel, m.state\
            """)
                .param(Rows.timestamp(now.minus(LATELY)))
                .query((row, n) -> new Mailings.Settled(
                        Channel.valueOf(row.getString("channel")),
                        Message.State.valueOf(row.getString("state")),
                        row.getLong("count")))
                .list();
    }

    /** Parked ones that were not sent again, however old. */
    Map<Channel, Long> parked() {
        var parked = new EnumMap<Channel, Long>(Channel.class);
        jdbc.sql("""
            select m.channel, count(*) as count
            from slot b join message m on m.bucket = b.bucket and m.state = 'PARKED' and m.channel <> 'CONSOLE'
            where true\
            """ + NOT_SENT_AGAIN + " group by m.channel").query(row -> {
            parked.put(Channel.valueOf(row.getString("channel")), row.getLong("count"));
        });
        return parked;
    }

    /** What nobody has seen to: parked ones, and ones that can never arrive and nothing went instead of. */
    long countWaiting() {
        return jdbc.sql("""
            select count(*)
            from slot b join message m on m.bucket = b.bucket and m.state in ('PARKED', 'FAILED', 'BOUNCED')
              and m.channel <> 'CONSOLE'
            where true\
            """ + NOT_SENT_AGAIN).query(Long.class).single();
    }

    List<UUID> parked(Channel channel, int limit) {
        return jdbc.sql("""
            select m.message_id
            from slot b join message m on m.bucket = b.bucket and m.state = 'PARKED' and m.channel = ?
            where true\
            """ + NOT_SENT_AGAIN + " order by m.message_id limit ?")
                .params(channel.name(), limit)
                .query(UUID.class)
                .list();
    }

    /** Of each bucket the newest at most, so that a page costs the same however long the past is. */
    List<Mailings.Line> page(Mailings.Search search, int limit) {
        var where = new StringBuilder();
        var values = new ArrayList<Object>();
        if (search.state() != null) {
            where.append(" and f.state = ?");
            values.add(search.state().name());
        }
        if (search.channel() != null) {
            where.append(" and f.channel = ?");
            values.add(search.channel().name());
        }
        if (search.account() != null) {
            where.append(" and f.account_id = ?");
            values.add(search.account().value());
        }
        if (search.before() != null) {
            where.append(" and f.message_id < ?");
            values.add(search.before());
        }
        values.add(limit);
        values.add(limit);
        return jdbc.sql("""
            select m.*, a.name as account_name, c.name as contact_name,
              array(select distinct n.kind from notice n where n.bucket = b.bucket and n.message_id = m.message_id
                order by 1) as kinds
            from slot b cross join lateral (
              select f.* from message f where f.bucket = b.bucket and f.channel <> 'CONSOLE'\
            """ + where + """
              order by f.message_id desc limit ?) m
            join account a on a.bucket = b.bucket and a.account_id = m.account_id
            left join contact c on c.bucket = b.bucket and c.contact_id = m.contact_id
            order by m.message_id desc limit ?\
            """)
                .params(values)
                .query(OutboxQueries::line)
                .list();
    }

    private static Mailings.Line line(ResultSet row, int n) throws SQLException {
        return new Mailings.Line(
                row.getObject("message_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getString("account_name"),
                Optional.ofNullable(row.getString("contact_name")).orElse(""),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                Rows.texts(row, "kinds"),
                Optional.ofNullable(row.getString("subject")).orElse(""),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "due_at"),
                Optional.ofNullable(Rows.instant(row, "settled_at")),
                row.getInt("attempts"),
                Message.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("answer")).orElse(""));
    }
}
