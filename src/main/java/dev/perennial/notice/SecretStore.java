package dev.perennial.notice;

import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SecretStore {
    private final JdbcClient jdbc;

    SecretStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void withdraw(int bucket, UUID contact, Channel channel) {
        jdbc.sql("""
            update notice set state = 'WITHDRAWN', reason = 'a later one came, or none is needed'
            where bucket = ? and contact_id = ? and channel = ? and kind = 'CONTACT_CODE' and state = 'QUEUED'\
            """).params(bucket, contact, channel.name()).update();
    }

    void forget(int bucket, UUID contact, Channel channel) {
        jdbc.sql("""
            update notice_item set facts = '{}', withdrawn_because = coalesce(withdrawn_because, 'FORGOTTEN')
            where bucket = ? and contact_id = ? and channel = ? and kind = 'CONTACT_CODE' and facts <> '{}'\
            """).params(bucket, contact, channel.name()).update();
    }

    void forget(int bucket, UUID message) {
        jdbc.sql("""
            update notice_item i set facts = '{}' from notice n
            where i.bucket = ? and n.bucket = ? and n.message_id = ? and i.notice_id = n.notice_id
              and i.kind = 'CONTACT_CODE' and i.facts <> '{}'\
            """).params(bucket, bucket, message).update();
    }

    void withdrawBefore(int bucket, Instant before) {
        jdbc.sql("""
            update notice set state = 'WITHDRAWN', reason = 'too late to be of use'
            where bucket = ? and kind = 'CONTACT_CODE' and state = 'QUEUED' and created_at <= ?\
            """).params(bucket, Rows.timestamp(before)).update();
    }

    int forgetBefore(int bucket, Instant before) {
        return jdbc.sql("""
            update notice_item i
            set facts = '{}', withdrawn_because = coalesce(i.withdrawn_because, 'FORGOTTEN')
            from notice n
            where i.bucket = ? and n.bucket = ? and i.notice_id = n.notice_id and n.created_at <= ?
              and i.kind = 'CONTACT_CODE' and i.facts <> '{}'\
            """).params(bucket, bucket, Rows.timestamp(before)).update();
    }
}
