package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes notices that are due, and puts them into messages. */
@Component
class PostingStore {
    /** Of an account that has reminders to be decided, nothing is posted: they belong into the same message. */
    private static final String ALL_DECIDED = """
        not exists (select 1 from subscription s where s.bucket = ? and s.account_id = n.account_id
          and s.next_reminder_at <= ? and s.parked_at is null)\
        """;

    private final JdbcClient jdbc;
    private final Batches batches;

    PostingStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Locks accounts with notices due that nobody else holds, until {@code limit} notices are covered; in key order. */
    List<Account.Id> claim(int bucket, Collection<Account.Id> besides, Instant now, int limit) {
        return jdbc.sql("""
            with due as materialized (
              select a.account_id from notice n
              join account a on a.bucket = n.bucket and a.account_id = n.account_id
              where n.bucket = ? and a.bucket = ? and n.state = 'QUEUED' and n.due_at <= ? and %s
                and n.account_id <> all(?)
              order by n.due_at, n.account_id limit ?
              for update of a skip locked)
            select distinct account_id from due order by account_id\
            """.formatted(ALL_DECIDED))
                .params(
                        bucket,
                        bucket,
                        Rows.timestamp(now),
                        bucket,
                        Rows.timestamp(now),
                        besides.stream().map(Account.Id::value).toArray(String[]::new),
                        limit)
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .list();
    }

    List<Queued> queued(int bucket, Collection<Account.Id> accounts, Instant now) {
        return jdbc.sql("""
            select n.* from notice n where n.bucket = ? and n.state = 'QUEUED' and n.due_at <= ?
              and n.account_id = any(?) and %s
            order by n.account_id, n.contact_id, n.channel, n.notice_id\
            """.formatted(ALL_DECIDED))
                .params(
                        bucket,
                        Rows.timestamp(now),
                        accounts.stream().map(Account.Id::value).toArray(String[]::new),
                        bucket,
                        Rows.timestamp(now))
                .query((row, n) -> new Queued(
                        row.getObject("notice_id", UUID.class),
                        new Account.Id(row.getString("account_id")),
                        NoticeKind.valueOf(row.getString("kind")),
                        Channel.valueOf(row.getString("channel")),
                        row.getObject("contact_id", UUID.class),
                        row.getString("recipient"),
                        Locale.of(row.getString("language"))))
                .list();
    }

    void withdrawItems(int bucket, Map<UUID, Withdrawal> items) {
        batches.write(
                bucket,
                """
                update notice_item i set withdrawn_because = u.why from unnest(?, ?) u (item_id, why)
                where i.item_id = u.item_id and i.withdrawn_because is null and i.bucket = ?\
                """,
                Columns.of(items.entrySet())
                        .uuid(Map.Entry::getKey)
                        .text(entry -> entry.getValue().name()));
    }

    /** Those of these notices of which nothing is left to tell. */
    List<UUID> empty(int bucket, Collection<UUID> notices) {
        return jdbc.sql("""
            select n.notice_id from notice n where n.bucket = ? and n.notice_id = any(?)
              and not exists (select 1 from notice_item i where i.bucket = ? and i.notice_id = n.notice_id
                and i.withdrawn_because is null)\
            """)
                .params(bucket, notices.toArray(UUID[]::new), bucket)
                .query(UUID.class)
                .list();
    }

    void withdraw(int bucket, Collection<UUID> notices) {
        var statement = """
            update notice set state = 'WITHDRAWN', reason = 'nothing is left to tell'
            where bucket = ? and notice_id = any(?) and state = 'QUEUED'\
            """;
        Rows.exactly(
                notices.size(),
                jdbc.sql(statement).params(bucket, notices.toArray(UUID[]::new)).update(),
                statement);
    }

    void insert(int bucket, List<Message> messages) {
        batches.write(
                bucket,
                """
                insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language, created_at,
                  due_at, attempts, state, answer, settled_at, instead_of)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u
                where b.bucket = ?\
                """,
                Columns.of(messages)
                        .uuid(Message::id)
                        .text(message -> message.account().value())
                        .uuid(Message::contact)
                        .text(message -> message.channel().name())
                        .text(Message::recipient)
                        .text(message -> message.language().getLanguage())
                        .instant(Message::createdAt)
                        .instant(Message::dueAt)
                        .number(Message::attempts)
                        .text(message -> message.state().name())
                        .text(message -> message.answer().orElse(null))
                        .instant(message -> message.settledAt().orElse(null))
                        .uuid(message -> message.insteadOf().orElse(null)));
    }

    /** @param notices each with the message it stands in */
    void posted(int bucket, Map<UUID, UUID> notices) {
        batches.write(
                bucket,
                """
                update notice n set state = 'POSTED', message_id = u.message_id from unnest(?, ?) u (notice_id, message_id)
                where n.notice_id = u.notice_id and n.state = 'QUEUED' and n.bucket = ?\
                """,
                Columns.of(notices.entrySet()).uuid(Map.Entry::getKey).uuid(Map.Entry::getValue));
    }

    /** Posted notices that stand beside others in their message, for what is told as of another kind. */
    void addSiblings(int bucket, Map<UUID, Retold> siblings) {
        batches.write(
                bucket,
                """
                insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language, day,
                  due_at, created_at, state, reason, late, message_id)
                select b.bucket, u.sibling, n.account_id, u.kind, n.channel, n.contact_id, n.recipient, n.language, n.day,
                  n.due_at, n.created_at, n.state, n.reason, n.late, n.message_id
                from slot b cross join unnest(?, ?, ?) u (sibling, notice_id, kind)
                join notice n on n.bucket = b.bucket and n.notice_id = u.notice_id where b.bucket = ?\
                """,
                Columns.of(siblings.values())
                        .uuid(Retold::sibling)
                        .uuid(Retold::notice)
                        .text(one -> one.kind().name()));
    }

    /** What the same person was told already so stays where it is. */
    int move(int bucket, List<Retold> retold) {
        return batches.writeAny(
                bucket,
                """
                update notice_item i set notice_id = u.sibling, kind = u.kind,
                  facts = i.facts || jsonb_build_object('mode', u.mode)
                from unnest(?, ?, ?, ?) u (item_id, sibling, kind, mode)
                where i.item_id = u.item_id and i.bucket = ?
                  and not exists (select 1 from notice_item o where o.bucket = i.bucket
                    and o.subscription_id = i.subscription_id and o.kind = u.kind and o.channel = i.channel
                    and o.contact_id = i.contact_id and o.expiration = i.expiration and o.occasion = i.occasion)\
                """,
                Columns.of(retold)
                        .uuid(Retold::item)
                        .uuid(Retold::sibling)
                        .text(one -> one.kind().name())
                        .text(Retold::mode));
    }

    /** Posted notices of another message, of the same kinds and days as those that these things stood in. */
    void addNotices(int bucket, List<Outbox.Moved> notices) {
        batches.write(
                bucket,
                """
                insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language, day,
                  due_at, created_at, state, reason, late, message_id)
                select b.bucket, u.fresh, n.account_id, n.kind, m.channel, m.contact_id, m.recipient, m.language, n.day,
                  m.due_at, m.created_at, 'POSTED', 'instead of a message that was lost', n.late, m.message_id
                from slot b cross join unnest(?, ?, ?) u (fresh, source, message_id)
                join notice n on n.bucket = b.bucket and n.notice_id = u.source
                join message m on m.bucket = b.bucket and m.message_id = u.message_id where b.bucket = ?\
                """,
                Columns.of(notices)
                        .uuid(Outbox.Moved::fresh)
                        .uuid(Outbox.Moved::source)
                        .uuid(Outbox.Moved::place));
    }

    /** The same things once more, in other notices. */
    void addItems(int bucket, List<Outbox.Moved> items) {
        batches.write(
                bucket,
                """
                insert into notice_item (bucket, item_id, notice_id, subscription_id, product, kind, channel, contact_id,
                  expiration, occasion, facts)
                select b.bucket, u.fresh, p.notice_id, i.subscription_id, i.product, i.kind, p.channel, p.contact_id,
                  i.expiration, i.occasion, i.facts
                from slot b cross join unnest(?, ?, ?) u (fresh, source, notice_id)
                join notice_item i on i.bucket = b.bucket and i.item_id = u.source
                join notice p on p.bucket = b.bucket and p.notice_id = u.notice_id where b.bucket = ?\
                """,
                Columns.of(items)
                        .uuid(Outbox.Moved::fresh)
                        .uuid(Outbox.Moved::source)
                        .uuid(Outbox.Moved::place));
    }

    /** The notice that each of these things stands in. */
    Map<UUID, UUID> noticesOf(int bucket, Collection<UUID> items) {
        var notices = new LinkedHashMap<UUID, UUID>();
        jdbc.sql("""
            select item_id, notice_id from notice_item where bucket = ? and item_id = any(?) order by item_id\
            """).params(bucket, items.toArray(UUID[]::new)).query(row -> {
            notices.put(row.getObject("item_id", UUID.class), row.getObject("notice_id", UUID.class));
        });
        return notices;
    }
}
