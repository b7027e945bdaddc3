package dev.perennial.api;

import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

    /** What was answered to whom, sealed. */
    record Answer(UUID key, String idempotencyKey, byte[] sealed) {}

    /** Answers that begin with this, as they are sealed. */
    List<Answer> sealedBeginning(int bucket, byte[] mark) {
        return jdbc.sql("""
            select key_id, idempotency_key, answer from idempotency
            where bucket = ? and answer is not null
              and substring(answer from 1 for length(?::bytea)) = ?::bytea\
            """)
                .params(bucket, mark, mark)
                .query((row, n) -> new Answer(
                        row.getObject("key_id", UUID.class), row.getString("idempotency_key"), row.getBytes("answer")))
                .list();
    }

    /** The same answers, sealed with another key. */
    void reseal(int bucket, List<Answer> answers) {
        jdbc.sql("""
            update idempotency i set answer = u.answer
            from unnest(?::uuid[], ?::text[], ?::bytea[]) u (key_id, idempotency_key, answer)
            where i.bucket = ? and i.key_id = u.key_id and i.idempotency_key = u.idempotency_key\
            """)
                .params(
                        answers.stream().map(Answer::key).toArray(UUID[]::new),
                        answers.stream().map(Answer::idempotencyKey).toArray(String[]::new),
                        answers.stream().map(Answer::sealed).toArray(byte[][]::new),
                        bucket)
                .update();
    }

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
