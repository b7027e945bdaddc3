package dev.perennial.notice;

import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ResendStore {
    private final JdbcClient jdbc;

    ResendStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The message that the notices stand in, of those that went one instead of the other. */
    UUID first(int bucket, UUID message) {
        return jdbc.sql("""
            with recursive chain as (
              select m.message_id, m.instead_of from message m where m.bucket = ? and m.message_id = ?
              union select m.message_id, m.instead_of from chain c
                join message m on m.bucket = ? and m.message_id = c.instead_of)
            select message_id from chain where instead_of is null\
            """).params(bucket, message, bucket).query(UUID.class).single();
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

    List<UUID> sentAgainTo(int bucket, UUID message, Channel channel) {
        return jdbc.sql("select contact_id from message where bucket = ? and instead_of = ? and channel = ?")
                .params(bucket, message, channel.name())
                .query(UUID.class)
                .list();
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
