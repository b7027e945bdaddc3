package dev.perennial.notice;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.notice.ResendRule.Untold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ResendStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    ResendStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Set<NoticeKind> kinds(int bucket, UUID message) {
        return jdbc
                .sql("select distinct kind from notice where bucket = ? and message_id = ?")
                .params(bucket, message)
                .query(String.class)
                .list()
                .stream()
                .map(NoticeKind::valueOf)
                .collect(Collectors.toSet());
    }

    /**
     * What a message tells and this person was not told of yet, on the same channel: neither of the same about an item, nor
     * by a message that went to them instead of this one.
     */
    List<Untold> untold(int bucket, UUID message, UUID contact) {
        return jdbc.sql("""
            select i.item_id, i.notice_id from notice n
            join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
            where n.bucket = ? and n.message_id = ? and i.withdrawn_because is null and not exists (
              select 1 from notice_item t where t.bucket = ? and t.subscription_id = i.subscription_id
                and t.kind = i.kind and t.channel = i.channel and t.contact_id = ? and t.expiration = i.expiration
                and t.occasion = i.occasion)
              and not exists (select 1 from message a where a.bucket = ? and a.instead_of = n.message_id
                and a.contact_id = ? and a.channel = n.channel)
            order by i.item_id\
            """)
                .params(bucket, bucket, message, bucket, contact, bucket, contact)
                .query((row, n) ->
                        new Untold(row.getObject("item_id", UUID.class), row.getObject("notice_id", UUID.class)))
                .list();
    }

    /** Its tries go on counting, for they are its proof; how many more there may be is counted from now on. */
    void requeue(int bucket, UUID message, String recipient, Instant now) {
        jdbc.sql("""
            update message set state = 'QUEUED', due_at = ?, settled_at = null, looked_after_at = null,
              recipient = ?, address_fails = false, tries_before = attempts
            where bucket = ? and message_id = ? and state in ('FAILED', 'BOUNCED', 'PARKED', 'OFF')\
            """).params(Rows.timestamp(now), recipient, bucket, message).update();
    }

    /** The same notices for another person, in another message. */
    void copyNotices(int bucket, Message again, Map<UUID, UUID> copies, Instant now) {
        batches.write(
                bucket,
                """
                insert into notice (bucket, notice_id, account_id, kind, channel, contact_id, recipient, language, day,
                  due_at, created_at, state, reason, late, message_id)
                select b.bucket, u.copy, n.account_id, n.kind, n.channel, u.contact, u.recipient, u.language, n.day,
                  n.due_at, u.now, 'POSTED', n.reason, n.late, u.message
                from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?) u (copy, notice, contact, recipient, language, now,
                  message)
                join notice n on n.bucket = b.bucket and n.notice_id = u.notice where b.bucket = ?\
                """,
                Columns.of(List.copyOf(copies.keySet()))
                        .uuid(copies::get)
                        .uuid(notice -> notice)
                        .uuid(notice -> again.contact())
                        .text(notice -> again.recipient())
                        .text(notice -> again.language().getLanguage())
                        .instant(notice -> now)
                        .uuid(notice -> again.id()));
    }

    void copyItems(
            int bucket, Message again, List<Untold> items, Map<UUID, UUID> copies, Function<Untold, UUID> newId) {
        batches.write(
                bucket,
                """
                insert into notice_item (bucket, item_id, notice_id, kind, channel, contact_id, facts, subscription_id,
                  expiration, occasion, product)
                select b.bucket, u.copy, u.notice, i.kind, i.channel, u.contact, i.facts, i.subscription_id,
                  i.expiration, i.occasion, i.product
                from slot b cross join unnest(?, ?, ?, ?) u (copy, item, notice, contact)
                join notice_item i on i.bucket = b.bucket and i.item_id = u.item where b.bucket = ?\
                """,
                Columns.of(items)
                        .uuid(newId)
                        .uuid(Untold::item)
                        .uuid(untold -> copies.get(untold.notice()))
                        .uuid(untold -> again.contact()));
    }

    void insert(int bucket, Message again, Instant now) {
        jdbc.sql("""
            insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language, created_at,
              due_at, attempts, state, instead_of)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'QUEUED', ?)\
            """)
                .params(
                        bucket,
                        again.id(),
                        again.account().value(),
                        again.contact(),
                        again.channel().name(),
                        again.recipient(),
                        again.language().getLanguage(),
                        Rows.timestamp(now),
                        Rows.timestamp(now),
                        again.insteadOf().orElseThrow())
                .update();
    }
}
