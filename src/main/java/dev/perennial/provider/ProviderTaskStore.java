package dev.perennial.provider;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProviderTaskStore {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 10;
    private static final int ATTEMPTS_MAX = 50;

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
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
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
              where t.bucket = ? and t.state in ('QUEUED', 'ACCEPTED') and t.due_at <= ? and not exists (
                select 1 from provider_task o where o.bucket = ? and o.subscription_id = t.subscription_id
                  and o.state in ('QUEUED', 'ACCEPTED') and o.task_id < t.task_id)
              order by t.due_at, t.task_id limit ? for update of t skip locked)
            update provider_task t set due_at = ?, attempts = t.attempts + 1
            from due, subscription s where t.bucket = ? and t.task_id = due.task_id
              and s.bucket = ? and s.subscription_id = t.subscription_id
            returning t.*, s.product, s.edition, s.name\
            """)
                .params(bucket, Rows.timestamp(now), bucket, limit, Rows.timestamp(leased), bucket, bucket)
                .query(ProviderTaskStore::task)
                .list();
    }

    /**
     * Records what came of it. Without an answer: again after a pause that doubles, and set aside after many. Whoever
     * took longer than the lease, or than the answer that came by itself, finds the task answered; the first stands.
     *
     * @return the tasks that were refused just now
     */
    Set<UUID> answered(int bucket, List<Carried> carried, Instant now) {
        var refused = new HashSet<UUID>();
        batches.query(
                bucket,
                """
                update provider_task t set
                  answer = case when u.state = 'NOT_ASKED' then coalesce(t.answer, u.answer) else u.answer end,
                  attempts = case when u.state = 'NOT_ASKED' then greatest(t.attempts - 1, 0) else t.attempts end,
                  state = case when u.state in ('CONFIRMED', 'REFUSED', 'ACCEPTED') then u.state
                    when u.state = 'SILENT' and t.attempts >= u.attempts_max then 'PARKED' else t.state end,
                  answered_at = case when u.state in ('CONFIRMED', 'REFUSED') then u.now end,
                  due_at = case when u.until is not null then u.until
                    when u.state = 'SILENT' then (u.pauses::timestamptz[])[least(t.attempts, 10)] else t.due_at end
                from unnest(?, ?, ?, ?, ?, ?, ?) u (task_id, state, answer, until, now, attempts_max, pauses)
                where t.task_id = u.task_id and t.state in ('QUEUED', 'ACCEPTED') and t.bucket = ?
                returning t.task_id, t.state\
                """,
                Columns.of(carried)
                        .uuid(Carried::task)
                        .text(answer -> answer.state().name())
                        .text(Carried::answer)
                        .instant(Carried::until)
                        .instant(answer -> now)
                        .number(answer -> ATTEMPTS_MAX)
                        .text(answer -> nextTries(now)),
                row -> {
                    if (row.getString("state").equals("REFUSED")) refused.add(row.getObject("task_id", UUID.class));
                });
        return refused;
    }

    /** Records an answer that came by itself; 0 where the task is not that product's, or waits for none any more. */
    int answer(int bucket, UUID task, String product, boolean yes, String answer, Instant now) {
        return jdbc.sql("""
            update provider_task t set state = ?, answer = ?, answered_at = ? from subscription s
            where t.bucket = ? and t.task_id = ? and t.state in ('QUEUED', 'ACCEPTED', 'PARKED')
              and s.bucket = ? and s.subscription_id = t.subscription_id and s.product = ?\
            """)
                .params(yes ? "CONFIRMED" : "REFUSED", answer, Rows.timestamp(now), bucket, task, bucket, product)
                .update();
    }

    Optional<ProviderTasks.Standing> standing(int bucket, UUID task, String product) {
        return jdbc.sql("""
            select t.account_id, t.subscription_id, t.action, t.order_id, t.state, t.answer
            from provider_task t join subscription s on s.bucket = ? and s.subscription_id = t.subscription_id
            where t.bucket = ? and t.task_id = ? and s.product = ?\
            """)
                .params(bucket, bucket, task, product)
                .query((row, n) -> new ProviderTasks.Standing(
                        new Account.Id(row.getString("account_id")),
                        row.getString("subscription_id"),
                        ProviderTask.Action.valueOf(row.getString("action")),
                        Optional.ofNullable(row.getObject("order_id", UUID.class)),
                        ProviderTasks.State.valueOf(row.getString("state")),
                        row.getString("answer")))
                .optional();
    }

    /** When to try again after the first, second, ... attempt without an answer, as an array in PostgreSQL's form. */
    private static String nextTries(Instant now) {
        return IntStream.range(0, DOUBLINGS_MAX)
                .mapToObj(n -> now.plus(FIRST_PAUSE.multipliedBy(1L << n)).toString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Answers the orders whose tasks were taken back. */
    List<UUID> withdraw(int bucket, Collection<UUID> orders) {
        return jdbc.sql("""
            update provider_task set state = 'WITHDRAWN' where bucket = ? and order_id = any(?)
              and (state = 'QUEUED' and attempts = 0 or state = 'PARKED')
            returning order_id\
            """)
                .params(bucket, orders.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    List<UUID> notYetCarried(int bucket, Collection<UUID> orders) {
        return jdbc.sql("""
            select order_id from provider_task where bucket = ? and order_id = any(?)
              and (state = 'QUEUED' and attempts = 0 or state = 'PARKED')\
            """)
                .params(bucket, orders.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    Optional<ProviderTasks.Stuck> stuck(int bucket, UUID task) {
        return jdbc.sql("""
            select account_id, subscription_id, action from provider_task
            where bucket = ? and task_id = ? and state = 'PARKED'\
            """)
                .params(bucket, task)
                .query((row, n) -> new ProviderTasks.Stuck(
                        new Account.Id(row.getString("account_id")),
                        row.getString("subscription_id"),
                        ProviderTask.Action.valueOf(row.getString("action"))))
                .optional();
    }

    /**
     * Whether the item is to hear something else later on. A task that an order waits for is never out of date, and what
     * was never set up is set up before anything else of it that nobody answered.
     */
    boolean isOvertaken(int bucket, UUID task) {
        return jdbc.sql("""
            select exists (select 1 from provider_task t join provider_task l on l.bucket = ?
                and l.subscription_id = t.subscription_id and l.task_id > t.task_id
                and (l.state in ('QUEUED', 'ACCEPTED', 'CONFIRMED') or l.state = 'PARKED' and t.action <> 'START')
              where t.bucket = ? and t.task_id = ? and t.order_id is null)\
            """).params(bucket, bucket, task).query(Boolean.class).single();
    }

    /** Has what waits for another try of this product carried at once. */
    int wake(int bucket, String product, Instant now) {
        return jdbc.sql("""
            update provider_task t set due_at = ? from subscription s
            where t.bucket = ? and t.state = 'QUEUED' and t.due_at > ?
              and s.bucket = ? and s.subscription_id = t.subscription_id and s.product = ?\
            """)
                .params(Rows.timestamp(now), bucket, Rows.timestamp(now), bucket, product)
                .update();
    }

    int askAgain(int bucket, UUID task, Instant now) {
        return jdbc.sql("""
            update provider_task set state = 'QUEUED', attempts = 0, due_at = ?
            where bucket = ? and task_id = ? and state = 'PARKED'\
            """).params(Rows.timestamp(now), bucket, task).update();
    }

    List<ProviderTasks.Answered> answers(int bucket, List<UUID> orders) {
        return jdbc.sql("""
            select order_id, subscription_id, state, answer from provider_task where bucket = ?
              and order_id = any(?) and state in ('CONFIRMED', 'REFUSED')\
            """)
                .params(bucket, orders.toArray(UUID[]::new))
                .query((row, n) -> new ProviderTasks.Answered(
                        row.getObject("order_id", UUID.class),
                        row.getString("subscription_id"),
                        row.getString("state").equals("CONFIRMED"),
                        row.getString("answer")))
                .list();
    }

    private static ProviderTask task(ResultSet row, int n) throws SQLException {
        return new ProviderTask(
                row.getObject("task_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getString("subscription_id"),
                ProviderTask.Action.valueOf(row.getString("action")),
                Rows.instant(row, "until"),
                row.getObject("order_id", UUID.class),
                new ProviderTask.About(row.getString("product"), row.getString("edition"), row.getString("name")));
    }
}
