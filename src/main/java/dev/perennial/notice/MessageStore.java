package dev.perennial.notice;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages on their way: whose turn it is, and what came of each try. */
@Component
class MessageStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    MessageStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Leases messages of these channels until {@code leased}. */
    List<Message> claim(int bucket, Collection<Channel> channels, Instant now, Instant leased, int limit) {
        return jdbc.sql("""
            with due as materialized (
              select m.message_id from message m
              where m.bucket = ? and m.state = 'QUEUED' and m.due_at <= ? and m.channel = any(?)
              order by m.due_at, m.message_id limit ? for update of m skip locked)
            update message m set due_at = ?, attempts = m.attempts + 1
            from due where m.bucket = ? and m.message_id = due.message_id returning m.*\
            """)
                .params(
                        bucket,
                        Rows.timestamp(now),
                        channels.stream().map(Enum::name).toArray(String[]::new),
                        limit,
                        Rows.timestamp(leased),
                        bucket)
                .query(MessageQueries::message)
                .list();
    }

    /** Gives a lease back: nothing was tried. */
    void putBack(int bucket, Collection<UUID> messages, Instant due) {
        jdbc.sql("""
            update message set due_at = ?, attempts = attempts - 1
            where bucket = ? and message_id = any(?) and state = 'QUEUED' and attempts > 0\
            """)
                .params(Rows.timestamp(due), bucket, messages.toArray(UUID[]::new))
                .update();
    }

    /**
     * Records what came of tries. Whoever took longer than the lease finds that somebody else carries the message by
     * now: then only a last word counts. What the server told meanwhile of its delivery stays.
     */
    void record(int bucket, List<Sent> sent) {
        batches.writeAny(
                bucket,
                """
                update message m set answer = case when m.state = 'QUEUED' then u.answer else m.answer end,
                  state = case when m.state = 'QUEUED' then u.state else m.state end,
                  settled_at = case when m.state = 'QUEUED' then u.settled_at else m.settled_at end,
                  due_at = coalesce(u.next, m.due_at), reference = coalesce(u.reference, m.reference),
                  address_fails = m.address_fails or u.address_fails,
                  subject = coalesce(u.subject, m.subject), body = coalesce(u.body, m.body)
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u (message_id, attempt, state, answer, settled_at, next,
                  reference, address_fails, subject, body)
                where m.message_id = u.message_id and m.bucket = ?
                  and (m.state = 'QUEUED' and (m.attempts = u.attempt or u.state <> 'QUEUED')
                    or m.state in ('DELIVERED', 'BOUNCED') and u.state = 'SENT')\
                """,
                Columns.of(sent)
                        .uuid(Sent::message)
                        .number(Sent::attempt)
                        .text(one -> one.state().name())
                        .text(Sent::answer)
                        .instant(one -> one.state() == Message.State.QUEUED ? null : one.at())
                        .instant(one -> one.next().orElse(null))
                        .text(one -> one.reference().orElse(null))
                        .flag(Sent::addressFails)
                        .text(one -> one.words().map(Written::subject).orElse(null))
                        .text(one -> one.words().map(Written::text).orElse(null)));
    }

    void addAttempts(int bucket, List<Sent> sent) {
        batches.writeAny(
                bucket,
                """
                insert into message_attempt (bucket, message_id, attempt_no, at, outcome, answer)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?) u where b.bucket = ?
                on conflict do nothing\
                """,
                Columns.of(sent)
                        .uuid(Sent::message)
                        .number(Sent::attempt)
                        .instant(Sent::at)
                        .text(one -> one.outcome().name())
                        .text(Sent::answer));
    }

    /** Settles messages without a try. */
    void settle(int bucket, Collection<UUID> messages, Message.State state, String answer, Instant now) {
        jdbc.sql("""
            update message set state = ?, answer = ?, settled_at = ?
            where bucket = ? and message_id = any(?) and state = 'QUEUED'\
            """)
                .params(state.name(), answer, Rows.timestamp(now), bucket, messages.toArray(UUID[]::new))
                .update();
    }

    /** What is due on these channels has nobody to carry it. */
    int off(int bucket, Collection<Channel> channels, String answer, Instant now) {
        return jdbc.sql("""
            update message set state = 'OFF', answer = ?, settled_at = ?
            where bucket = ? and state = 'QUEUED' and due_at <= ? and channel = any(?)\
            """)
                .params(
                        answer,
                        Rows.timestamp(now),
                        bucket,
                        Rows.timestamp(now),
                        channels.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /**
     * What servers tell later. A message that nobody has tried to send was not delivered, whatever is said; one that is
     * sent again may have arrived before, but has not come back yet.
     */
    int told(int bucket, Channel channel, UUID message, Message.State state, String said, Instant now) {
        return jdbc.sql("""
            update message set state = ?, answer = ?, settled_at = ?,
              address_fails = address_fails or ? = 'BOUNCED', looked_after_at = null
            where bucket = ? and message_id = ? and channel = ? and state <> ?
              and (state in ('SENT', 'DELIVERED') or state = 'QUEUED' and attempts > 0
                and (attempts > tries_before or ? = 'DELIVERED'))
              and not (state = 'DELIVERED' and ? = 'DELIVERED')\
            """)
                .params(
                        state.name(),
                        said,
                        Rows.timestamp(now),
                        state.name(),
                        bucket,
                        message,
                        channel.name(),
                        state.name(),
                        state.name(),
                        state.name())
                .update();
    }

    /** Messages that came to nobody, and were not looked after. */
    List<Message> lost(int bucket, int limit) {
        return jdbc.sql("""
            select * from message where bucket = ? and state in ('FAILED', 'BOUNCED', 'PARKED')
              and looked_after_at is null order by settled_at, message_id limit ?\
            """)
                .params(bucket, limit)
                .query(MessageQueries::message)
                .list();
    }

    /** Answers how many: none, when somebody else looked after it meanwhile. */
    int lookedAfter(int bucket, UUID message, Instant now) {
        return jdbc.sql("""
            update message set looked_after_at = ? where bucket = ? and message_id = ?
              and state in ('FAILED', 'BOUNCED', 'PARKED') and looked_after_at is null\
            """).params(Rows.timestamp(now), bucket, message).update();
    }

    boolean addressFails(int bucket, UUID message) {
        return jdbc.sql("select address_fails from message where bucket = ? and message_id = ?")
                .params(bucket, message)
                .query(Boolean.class)
                .single();
    }
}
