package dev.perennial.provider;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProviderTaskStore {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 10;

    private final JdbcClient jdbc;
    private final Batches batches;

    ProviderTaskStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(int bucket, List<ProviderTask> tasks, Instant now) {
        batches.write(
                bucket,
                """
                insert into provider_task (bucket, task_id, account_id, subscription_id, action, until, order_id,
                  created_at, due_at, attempts, state)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?""",
                Columns.of(tasks)
                        .uuid(ProviderTask::id)
                        .text(task -> task.account().value())
                        .text(ProviderTask::subscription)
                        .text(task -> task.action().name())
                        .instant(ProviderTask::until)
                        .uuid(ProviderTask::order)
                        .instant(task -> now)
                        .instant(task -> now)
                        .number(task -> 0)
                        .text(task -> "QUEUED"));
    }

    /** Leases tasks until {@code leased}; of one item only the oldest, so that it hears things in order. */
    List<ProviderTask> claim(int bucket, Instant now, Instant leased, int limit) {
        return jdbc.sql("""
                        with due as materialized (
                          select t.task_id from provider_task t
                          where t.bucket = ? and t.state = 'QUEUED' and t.due_at <= ? and not exists (
                            select 1 from provider_task o where o.bucket = ? and o.subscription_id = t.subscription_id
                              and o.state = 'QUEUED' and o.task_id < t.task_id)
                          order by t.due_at, t.task_id limit ? for update of t skip locked)
                        update provider_task t set due_at = ?, attempts = t.attempts + 1
                        from due where t.bucket = ? and t.task_id = due.task_id returning t.*""")
                .params(bucket, Rows.timestamp(now), bucket, limit, Rows.timestamp(leased), bucket)
                .query(ProviderTaskStore::task)
                .list();
    }

    void answered(int bucket, UUID id, String state, String answer, Instant now) {
        jdbc.sql("""
                        update provider_task set state = ?, answer = ?, answered_at = ? where bucket = ?
                          and task_id = ? and state = 'QUEUED'""")
                .params(state, answer, Rows.timestamp(now), bucket, id)
                .update();
    }

    /** No answer: again after a pause that doubles, and set aside when even the last try got none. */
    void again(int bucket, UUID id, Instant now, int attemptsMax, String failure) {
        int attempts = jdbc.sql("select attempts from provider_task where bucket = ? and task_id = ?")
                .params(bucket, id)
                .query(Integer.class)
                .single();
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS_MAX));
        jdbc.sql("""
                        update provider_task set due_at = ?, answer = ?, state = ? where bucket = ? and task_id = ?
                          and state = 'QUEUED'""")
                .params(
                        Rows.timestamp(now.plus(pause)),
                        failure,
                        attempts >= attemptsMax ? "PARKED" : "QUEUED",
                        bucket,
                        id)
                .update();
    }

    int withdraw(int bucket, UUID order) {
        return jdbc.sql("""
                        update provider_task set state = 'WITHDRAWN' where bucket = ? and order_id = ?
                          and state = 'QUEUED' and attempts = 0""")
                .params(bucket, order)
                .update();
    }

    List<ProviderTasks.Answered> answers(int bucket, List<UUID> orders) {
        return jdbc.sql("""
                        select order_id, subscription_id, state, answer from provider_task where bucket = ?
                          and order_id = any(?) and state in ('CONFIRMED', 'REFUSED')""")
                .params(bucket, orders.toArray(UUID[]::new))
                .query((row, n) -> new ProviderTasks.Answered(
                        row.getObject("order_id", UUID.class),
                        row.getString("subscription_id"),
                        row.getString("state").equals("CONFIRMED"),
                        row.getString("answer")))
                .list();
    }

    Optional<Instant> earliest(int bucket) {
        return jdbc.sql("""
                        select due_at from provider_task where bucket = ? and state = 'QUEUED'
                        order by due_at limit 1""")
                .param(bucket)
                .query((row, n) -> Rows.instant(row, "due_at"))
                .optional();
    }

    private static ProviderTask task(ResultSet row, int n) throws SQLException {
        return new ProviderTask(
                row.getObject("task_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getString("subscription_id"),
                ProviderTask.Action.valueOf(row.getString("action")),
                Rows.instant(row, "until"),
                row.getObject("order_id", UUID.class));
    }
}
