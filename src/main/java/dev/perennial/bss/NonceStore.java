package dev.perennial.bss;

import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class NonceStore {
    private final JdbcClient jdbc;

    NonceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was not there. */
    boolean insert(int bucket, UUID key, String nonce, Instant seen) {
        return jdbc.sql("""
            insert into used_nonce (bucket, key_id, nonce, seen_at) values (?, ?, ?, ?)
            on conflict (bucket, key_id, nonce) do nothing\
            """).params(bucket, key, nonce, Rows.timestamp(seen)).update() == 1;
    }

    int forget(int bucket, Instant before, int limit) {
        return jdbc.sql("""
            delete from used_nonce n using (
              select key_id, nonce from used_nonce where bucket = ? and seen_at < ? limit ?
            ) old
            where n.bucket = ? and n.key_id = old.key_id and n.nonce = old.nonce\
            """)
                .params(bucket, Rows.timestamp(before), limit, bucket)
                .update();
    }
}
