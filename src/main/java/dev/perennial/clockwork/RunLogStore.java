package dev.perennial.clockwork;

import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RunLogStore {
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;

    RunLogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RunLog.Begun begun, Instant finishedAt, String statement) {
        jdbc.sql("""
            insert into run_log (run_id, name, at, started_at, finished_at, statement)
            values (?, ?, ?, ?, ?, ?::jsonb)\
            """)
                .params(
                        begun.id(),
                        begun.name(),
                        Rows.timestamp(begun.at()),
                        Rows.timestamp(begun.startedAt()),
                        Rows.timestamp(finishedAt),
                        statement)
                .update();
    }

    Optional<RunLog.Entry> last(Function<String, RunLog.Statement> read) {
        return latest(Optional.empty(), 1, read).stream().findFirst();
    }

    List<RunLog.Entry> latest(Optional<RunLog.Place> before, int limit, Function<String, RunLog.Statement> read) {
        return jdbc.sql("""
            select * from run_log where (at, started_at) < (?, ?) order by at desc, started_at desc limit ?
            """)
                .params(
                        Rows.timestamp(before.map(RunLog.Place::at).orElse(NEVER)),
                        Rows.timestamp(before.map(RunLog.Place::startedAt).orElse(NEVER)),
                        limit)
                .query((row, n) -> new RunLog.Entry(
                        row.getString("name"),
                        Rows.instant(row, "at"),
                        Rows.instant(row, "started_at"),
                        Rows.instant(row, "finished_at"),
                        read.apply(row.getString("statement"))))
                .list();
    }
}
