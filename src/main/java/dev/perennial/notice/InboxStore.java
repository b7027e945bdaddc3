package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands in the console, and what of it was read. */
@Component
class InboxStore {
    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Read(Message message, Optional<Instant> readAt) {}

    List<Read> page(
            int bucket,
            Account.Id account,
            Set<NoticeKind> kinds,
            boolean unreadOnly,
            @Nullable UUID before,
            int limit) {
        var sql = new StringBuilder("""
            select m.* from message m where m.bucket = ? and m.account_id = ? and m.channel = 'CONSOLE'
              and m.state = 'SENT'\
            """);
        var values = new ArrayList<Object>(List.of(bucket, account.value()));
        if (unreadOnly) sql.append(" and m.read_at is null");
        if (!kinds.isEmpty()) {
            sql.append(" and exists (select 1 from notice n where n.bucket = ? and n.message_id = m.message_id"
                    + " and n.kind = any(?))");
            values.add(bucket);
            values.add(kinds.stream().map(Enum::name).toArray(String[]::new));
        }
        if (before != null) {
            sql.append(" and m.message_id < ?");
            values.add(before);
        }
        values.add(limit);
        return jdbc.sql(sql.append(" order by m.message_id desc limit ?").toString())
                .params(values)
                .query((row, n) ->
                        new Read(MessageQueries.message(row, n), Optional.ofNullable(Rows.instant(row, "read_at"))))
                .list();
    }

    int unread(int bucket, Account.Id account, int most) {
        return jdbc.sql("""
            select count(*) from (select 1 from message m where m.bucket = ? and m.account_id = ?
              and m.channel = 'CONSOLE' and m.state = 'SENT' and m.read_at is null limit ?) unread\
            """)
                .params(bucket, account.value(), most)
                .query(Integer.class)
                .single();
    }

    /** Of each message how many things of each kind it tells: each item once; what was withdrawn is none. */
    Map<UUID, Map<NoticeKind, Integer>> things(int bucket, Collection<UUID> messages) {
        var things = new HashMap<UUID, Map<NoticeKind, Integer>>();
        jdbc.sql("""
            select n.message_id, i.kind, count(distinct coalesce(i.subscription_id, i.item_id::text)) as things
            from notice n
            join notice_item i on i.bucket = ? and i.notice_id = n.notice_id and i.withdrawn_because is null
            where n.bucket = ? and n.message_id = any(?) group by n.message_id, i.kind\
            """).params(bucket, bucket, messages.toArray(UUID[]::new)).query(row -> {
            things.computeIfAbsent(row.getObject("message_id", UUID.class), id -> new EnumMap<>(NoticeKind.class))
                    .put(NoticeKind.valueOf(row.getString("kind")), row.getInt("things"));
        });
        return things;
    }

    void read(int bucket, UUID message, Instant now) {
        jdbc.sql("update message set read_at = ? where bucket = ? and message_id = ? and read_at is null")
                .params(Rows.timestamp(now), bucket, message)
                .update();
    }

    int readAll(int bucket, Account.Id account, Instant now) {
        return jdbc.sql("""
            update message set read_at = ? where bucket = ? and account_id = ? and channel = 'CONSOLE'
              and state = 'SENT' and read_at is null\
            """)
                .params(Rows.timestamp(now), bucket, account.value())
                .update();
    }
}
