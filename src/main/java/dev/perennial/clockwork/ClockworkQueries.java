package dev.perennial.clockwork;

import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks across the modules for what comes next. */
@Component
class ClockworkQueries {
    private final JdbcClient jdbc;

    ClockworkQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The earliest instant at which this bucket has anything to do; in the past where something is overdue. */
    Optional<Instant> nextDue(int bucket) {
        return jdbc.sql("""
            select least(
              (select min(s.next_try_at) from subscription s where s.bucket = ?
                and s.next_try_at is not null and s.parked_at is null),
              (select min(s.next_step_at) from subscription s where s.bucket = ?
                and s.next_step_at is not null and s.parked_at is null),
              (select min(s.next_reminder_at) from subscription s where s.bucket = ?
                and s.next_reminder_at is not null and s.parked_at is null),
              (select min(o.lapses_at) from orders o where o.bucket = ? and o.state = 'UNPAID'
                and not o.awaits_provider),
              (select min(t.due_at) from provider_task t where t.bucket = ? and t.state = 'QUEUED'),
              (select min(o.placed_at) from orders o
                join provider_task t on t.bucket = o.bucket and t.order_id = o.order_id
                where o.bucket = ? and t.bucket = ? and o.state = 'UNPAID' and o.awaits_provider
                  and t.state in ('CONFIRMED', 'REFUSED'))) as at\
            """)
                .params(bucket, bucket, bucket, bucket, bucket, bucket, bucket)
                .query((row, n) -> Optional.ofNullable(Rows.instant(row, "at")))
                .single();
    }
}
