package dev.perennial.notice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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
import java.util.ArrayList;
import java.util.Collection;
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

    /** The queued notice of each digest: the one that already gathers for its day, or a new one. */
    Map<Key, UUID> open(int bucket, List<Digest> digests, Function<Digest, UUID> newId, Instant now) {
        var opened = new HashMap<Key, UUID>();
        batches.query(
                bucket,
                """
                insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language, day,
                  due_at, created_at, state, reason, late)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u
                where b.bucket = ?
                on conflict (bucket, account_id, contact_id, channel, kind, day) where state = 'QUEUED'
                do update set late = notice.late or excluded.late, recipient = excluded.recipient
                returning notice_id, account_id, kind, channel, contact_id, recipient, day\
                """,
                Columns.of(digests)
                        .uuid(newId)
                        .text(digest -> digest.account().id().value())
                        .text(digest -> digest.key().kind().name())
                        .text(digest -> digest.key().channel().name())
                        .uuid(digest -> digest.key().contact())
                        .text(digest -> digest.key().recipient())
                        .text(digest -> digest.to().language().getLanguage())
                        .date(digest -> digest.key().day())
                        .instant(Digest::dueAt)
                        .instant(digest -> now)
                        .text(digest -> Notice.State.QUEUED.name())
                        .text(NoticeStore::reason)
                        .flag(Digest::late),
                row -> opened.put(key(row), row.getObject("notice_id", UUID.class)));
        return opened;
    }

    void addItems(int bucket, List<Digest> digests, Map<Key, UUID> notices, Function<Account.Id, UUID> newId) {
        record Item(UUID notice, Key key, Telling telling) {}
        var items = digests.stream()
                .flatMap(digest -> digest.tellings().stream()
                        .map(telling -> new Item(notices.get(digest.key()), digest.key(), telling)))
                .toList();
        batches.write(
                bucket,
                """
                insert into notice_item (bucket, item_id, notice_id, subscription_id, product, kind, channel, contact_id,
                  expiration, occasion, facts)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(items)
                        .uuid(item -> newId.apply(item.key().account()))
                        .uuid(Item::notice)
                        .text(item -> item.telling().about() == null
                                ? null
                                : item.telling().about().subscription())
                        .text(item -> item.telling().about() == null
                                ? null
                                : item.telling().about().product())
                        .text(item -> item.telling().kind().name())
                        .text(item -> item.key().channel().name())
                        .uuid(item -> item.key().contact())
                        .instant(item -> item.telling().about() == null
                                ? null
                                : item.telling().about().expiration())
                        .number(item -> item.telling().about() == null
                                ? null
                                : item.telling().about().occasion())
                        .jsonb(item -> Facts.json(item.telling().facts())));
    }

    Map<Account.Id, List<Preference>> preferences(int bucket, Collection<Account.Id> accounts) {
        record Said(Account.Id account, Preference preference) {}
        return jdbc
                .sql("""
                    select c.account_id, p.* from notice_preference p
                    join contact c on c.bucket = ? and c.contact_id = p.contact_id
                    where p.bucket = ? and c.account_id = any(?) and c.removed_at is null\
                    """)
                .params(bucket, bucket, accounts.stream().map(Account.Id::value).toArray(String[]::new))
                .query((row, n) -> new Said(
                        new Account.Id(row.getString("account_id")),
                        new Preference(
                                row.getObject("contact_id", UUID.class),
                                NoticeKind.valueOf(row.getString("kind")),
                                row.getString("product"),
                                Channel.valueOf(row.getString("channel")),
                                row.getBoolean("wanted"))))
                .list()
                .stream()
                .collect(groupingBy(Said::account, mapping(Said::preference, toList())));
    }

    List<AlreadyTold> told(int bucket, Map<String, Instant> expirations) {
        var told = new ArrayList<AlreadyTold>();
        batches.query(
                bucket,
                """
                select distinct i.subscription_id, i.kind, i.occasion from notice_item i
                join unnest(?, ?) u (subscription_id, expiration)
                  on u.subscription_id = i.subscription_id and u.expiration = i.expiration
                where i.bucket = ?\
                """,
                Columns.of(expirations.entrySet()).text(Map.Entry::getKey).instant(Map.Entry::getValue),
                row -> told.add(new AlreadyTold(
                        row.getString("subscription_id"),
                        NoticeKind.valueOf(row.getString("kind")),
                        row.getInt("occasion"))));
        return told;
    }

    List<Notice> of(int bucket, Account.Id account) {
        return jdbc.sql("""
            select n.*, array(select distinct i.subscription_id from notice_item i
              where i.bucket = ? and i.notice_id = n.notice_id and i.subscription_id is not null
              order by 1) as subscriptions,
              (select i.facts from notice_item i where i.bucket = ? and i.notice_id = n.notice_id
                and i.subscription_id is null order by i.item_id desc limit 1) as facts
            from notice n where n.bucket = ? and n.account_id = ? order by n.due_at, n.notice_id\
            """)
                .params(bucket, bucket, bucket, account.value())
                .query(NoticeStore::notice)
                .list();
    }

    private static String reason(Digest digest) {
        return digest.late() ? "late: was due on an earlier day" : "on time";
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                new Account.Id(row.getString("account_id")),
                NoticeKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                row.getObject("contact_id", UUID.class),
                row.getString("recipient"),
                row.getObject("day", LocalDate.class));
    }

    private static Notice notice(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getObject("notice_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                NoticeKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                row.getObject("contact_id", UUID.class),
                row.getString("recipient"),
                row.getString("language"),
                row.getObject("day", LocalDate.class),
                Rows.instant(row, "due_at"),
                Notice.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getBoolean("late"),
                Rows.texts(row, "subscriptions"),
                row.getString("facts") == null ? Map.of() : Facts.parse(row.getString("facts")));
    }
}
