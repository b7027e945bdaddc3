package dev.perennial.api;

import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class IdempotencyStore {
    private final JdbcClient jdbc;

    IdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which request: of which key of a program, under which key of its own, and who carries it out. */
    record Turn(int bucket, UUID key, String idempotencyKey, int attempt) {}

    enum State {
        BEGUN,
        ACTED,
        ANSWERED
    }

    /** @param answer sealed; null unless answered */
    record Kept(
            byte[] fingerprint,
            int attempt,
            State state,
            Instant begunAt,
            int status,
            @Nullable String contentType,
            byte @Nullable [] answer) {}

    /** Whether nobody had begun under this key before. */
    boolean begin(Turn turn, byte[] fingerprint, Instant at) {
        return jdbc.sql("""
            insert into idempotency (bucket, key_id, idempotency_key, fingerprint, attempt, state, begun_at)
            select b.bucket, ?, ?, ?, 1, 'BEGUN', ? from slot b where b.bucket = ? on conflict do nothing\
            """)
                        .params(turn.key(), turn.idempotencyKey(), fingerprint, Rows.timestamp(at), turn.bucket())
                        .update()
                == 1;
    }

    Optional<Kept> find(Turn turn) {
        return jdbc.sql("select * from idempotency where bucket = ? and key_id = ? and idempotency_key = ?")
                .params(turn.bucket(), turn.key(), turn.idempotencyKey())
                .query((row, n) -> kept(row))
                .optional();
    }

    /** Takes over from the attempt before this one, unless it has acted. */
    boolean takeOver(Turn turn, Instant at) {
        return jdbc.sql("""
            update idempotency set attempt = ?, begun_at = ? where bucket = ? and key_id = ? and idempotency_key = ?
              and attempt = ? and state = 'BEGUN'\
            """)
                        .params(
                                turn.attempt(),
                                Rows.timestamp(at),
                                turn.bucket(),
                                turn.key(),
                                turn.idempotencyKey(),
                                turn.attempt() - 1)
                        .update()
                == 1;
    }

    /** Whether it is still this attempt's to act. */
    boolean acted(Turn turn) {
        return jdbc.sql("""
            update idempotency set state = 'ACTED' where bucket = ? and key_id = ? and idempotency_key = ?
              and attempt = ? and state in ('BEGUN', 'ACTED')\
            """)
                        .params(turn.bucket(), turn.key(), turn.idempotencyKey(), turn.attempt())
                        .update()
                == 1;
    }

    void answered(Turn turn, int status, @Nullable String contentType, byte[] sealed) {
        jdbc.sql("""
            update idempotency set state = 'ANSWERED', status = ?, content_type = ?, answer = ?
            where bucket = ? and key_id = ? and idempotency_key = ? and attempt = ? and state in ('BEGUN', 'ACTED')\
            """)
                .params(status, contentType, sealed, turn.bucket(), turn.key(), turn.idempotencyKey(), turn.attempt())
                .update();
    }

    /** As if it had never come, unless it has acted. */
    void forget(Turn turn) {
        jdbc.sql("""
            delete from idempotency where bucket = ? and key_id = ? and idempotency_key = ? and attempt = ?
              and state = 'BEGUN'\
            """)
                .params(turn.bucket(), turn.key(), turn.idempotencyKey(), turn.attempt())
                .update();
    }

    int forgetBefore(int bucket, Instant end) {
        return jdbc.sql("delete from idempotency where bucket = ? and begun_at < ?")
                .params(bucket, Rows.timestamp(end))
                .update();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getBytes("fingerprint"),
                row.getInt("attempt"),
                State.valueOf(row.getString("state")),
                Objects.requireNonNull(Rows.instant(row, "begun_at")),
                row.getInt("status"),
                row.getString("content_type"),
                row.getBytes("answer"));
    }
}
