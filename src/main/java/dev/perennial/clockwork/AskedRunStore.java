package dev.perennial.clockwork;

import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class AskedRunStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    AskedRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Answers whether it is the one that goes; else another does. */
    boolean begin(AskedRun run) {
        return jdbc.sql("""
            insert into asked_run (run_id, asked_by, reason, at, asked_at, seen_at, state, due, decided)
            values (?, ?, ?, ?, ?, ?, 'RUNNING', ?, 0) on conflict do nothing\
            """)
                        .params(
                                run.id(),
                                run.askedBy(),
                                run.reason(),
                                Rows.timestamp(run.at()),
                                Rows.timestamp(run.askedAt()),
                                Rows.timestamp(run.seenAt()),
                                run.due())
                        .update()
                == 1;
    }

    void seen(UUID id, long decided, Instant now) {
        jdbc.sql("update asked_run set seen_at = ?, decided = greatest(decided, ?) where run_id = ? and state ="
                        + " 'RUNNING'")
                .params(Rows.timestamp(now), decided, id)
                .update();
    }

    void done(UUID id, long decided, RunLog.Statement statement, Instant now) {
        jdbc.sql("""
            update asked_run set state = 'DONE', seen_at = ?, ended_at = ?, decided = ?, statement = ?::jsonb
            where run_id = ? and state in ('RUNNING', 'LOST')\
            """)
                .params(Rows.timestamp(now), Rows.timestamp(now), decided, JSON.writeValueAsString(statement), id)
                .update();
    }

    void failed(UUID id, String failure, Instant now) {
        jdbc.sql("""
            update asked_run set state = 'FAILED', seen_at = ?, ended_at = ?, failure = ?
            where run_id = ? and state in ('RUNNING', 'LOST')\
            """)
                .params(Rows.timestamp(now), Rows.timestamp(now), failure, id)
                .update();
    }

    /** Gives up those whose process was not heard of since. */
    void lose(Instant since, Instant now) {
        jdbc.sql("update asked_run set state = 'LOST', ended_at = ? where state = 'RUNNING' and seen_at < ?")
                .params(Rows.timestamp(now), Rows.timestamp(since))
                .update();
    }

    Optional<AskedRun> find(UUID id) {
        return jdbc.sql("select * from asked_run where run_id = ?")
                .param(id)
                .query(AskedRunStore::run)
                .optional();
    }

    Optional<AskedRun> going() {
        return jdbc.sql("select * from asked_run where state = 'RUNNING'")
                .query(AskedRunStore::run)
                .optional();
    }

    private static AskedRun run(ResultSet row, int n) throws SQLException {
        return new AskedRun(
                row.getObject("run_id", UUID.class),
                row.getString("asked_by"),
                row.getString("reason"),
                Rows.instant(row, "at"),
                Rows.instant(row, "asked_at"),
                Rows.instant(row, "seen_at"),
                Rows.instant(row, "ended_at"),
                AskedRun.State.valueOf(row.getString("state")),
                row.getLong("due"),
                row.getLong("decided"),
                statement(row.getString("statement")),
                row.getString("failure"));
    }

    private static RunLog.@Nullable Statement statement(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, RunLog.Statement.class);
    }
}
