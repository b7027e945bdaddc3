package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Facts;
import dev.perennial.db.Rows;
import dev.perennial.notice.DigestRule.Digest;
import dev.perennial.notice.DigestRule.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class NoticeStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    NoticeStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The queued message of each digest: the one that already gathers for its day, or a new one. */
    Map<Key, UUID> open(int bucket, List<Digest> digests, Function<Digest, UUID> newId, Instant now) {
        var opened = new HashMap<Key, UUID>();
        batches.query(
                bucket,
                """
                insert into notice (bucket, notice_id, account_id, kind, channel, recipient, language, day, due_at,
                  created_at, state, reason, late, facts)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u
                where b.bucket = ?
                on conflict (bucket, account_id, channel, kind, day, recipient) where state = 'QUEUED'
                do update set late = notice.late or excluded.late
                returning notice_id, account_id, kind, channel, recipient, day\
                """,
                Columns.of(digests)
                        .uuid(newId)
                        .text(digest -> digest.account().id().value())
                        .text(digest -> digest.key().kind().name())
                        .text(digest -> digest.key().channel().name())
                        .text(digest -> digest.key().recipient())
                        .text(digest -> digest.account().language().getLanguage())
                        .date(digest -> digest.key().day())
                        .instant(Digest::dueAt)
                        .instant(digest -> now)
                        .text(digest -> Notice.State.QUEUED.name())
                        .text(NoticeStore::reason)
                        .flag(Digest::late)
                        .jsonb(NoticeStore::facts),
                row -> opened.put(key(row), row.getObject("notice_id", UUID.class)));
        return opened;
    }

    void addItems(int bucket, List<Digest> digests, Map<Key, UUID> notices) {
        record Item(UUID notice, Channel channel, Telling telling) {}
        var items = digests.stream()
                .flatMap(digest -> digest.tellings().stream()
                        .filter(telling -> telling.about() != null)
                        .map(telling ->
                                new Item(notices.get(digest.key()), digest.key().channel(), telling)))
                .toList();
        batches.write(
                bucket,
                """
                insert into notice_item (bucket, notice_id, subscription_id, kind, channel, expiration, occasion, facts)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(items)
                        .uuid(Item::notice)
                        .text(item -> item.telling().about().subscription())
                        .text(item -> item.telling().kind().name())
                        .text(item -> item.channel().name())
                        .instant(item -> item.telling().about().expiration())
                        .number(item -> item.telling().about().occasion())
                        .jsonb(item -> Facts.json(item.telling().facts())));
    }

    List<Notice> of(int bucket, Account.Id account) {
        return jdbc.sql("""
            select n.*, array(select distinct i.subscription_id from notice_item i
              where i.bucket = ? and i.notice_id = n.notice_id order by 1) as subscriptions
            from notice n where n.bucket = ? and n.account_id = ? order by n.due_at, n.notice_id\
            """)
                .params(bucket, bucket, account.value())
                .query(NoticeStore::notice)
                .list();
    }

    private static String reason(Digest digest) {
        return digest.late() ? "late: was due on an earlier day" : "on time";
    }

    /** A message about the account itself carries its facts; those about items keep theirs with each item. */
    private static String facts(Digest digest) {
        var last = digest.tellings().getLast();
        return Facts.json(last.about() == null ? last.facts() : Map.of());
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                new Account.Id(row.getString("account_id")),
                NoticeKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getObject("day", LocalDate.class));
    }

    private static Notice notice(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getObject("notice_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                NoticeKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("language"),
                row.getObject("day", LocalDate.class),
                Rows.instant(row, "due_at"),
                Notice.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getBoolean("late"),
                Rows.texts(row, "subscriptions"),
                Facts.parse(row.getString("facts")));
    }
}
