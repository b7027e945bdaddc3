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

    /** The earliest instant later than {@code after} at which this bucket has anything to do. */
    Optional<Instant> nextDue(int bucket, Instant after) {
        return jdbc.sql("""
            select least(
              (select min(s.next_try_at) from subscription s where s.bucket = :bucket
                and s.next_try_at > :after and s.parked_at is null),
              (select min(s.next_step_at) from subscription s where s.bucket = :bucket
                and s.next_step_at > :after and s.parked_at is null),
              (select min(s.next_reminder_at) from subscription s where s.bucket = :bucket
                and s.next_reminder_at > :after and s.parked_at is null),
              (select min(o.lapses_at) from orders o where o.bucket = :bucket and o.state = 'UNPAID'
                and not o.awaits_provider and o.lapses_at > :after),
              (select min(w.next_at) from payout w where w.bucket = :bucket and w.next_at > :after),
              (select min(y.next_ask_at) from payment y where y.bucket = :bucket and y.next_ask_at > :after),
              (select min(c.due_at) from invoice_choice c where c.bucket = :bucket and c.due_at > :after),
              (select min(t.due_at) from provider_task t where t.bucket = :bucket
                and t.state in ('QUEUED', 'ACCEPTED') and t.due_at > :after),
              (select min(n.due_at) from notice n where n.bucket = :bucket and n.state = 'QUEUED'
                and n.due_at > :after),
              (select min(m.due_at) from message m where m.bucket = :bucket and m.state = 'QUEUED'
                and m.due_at > :after),
              (select min(m.settled_at) from message m where m.bucket = :bucket
                and m.state in ('FAILED', 'BOUNCED', 'PARKED') and m.looked_after_at is null and m.settled_at > :after),
              (select min(o.placed_at) from orders o
                join provider_task t on t.bucket = o.bucket and t.order_id = o.order_id
                where o.bucket = :bucket and t.bucket = :bucket and o.state = 'UNPAID' and o.awaits_provider
                  and t.state in ('CONFIRMED', 'REFUSED') and o.placed_at > :after)) as at\
            """)
                .param("bucket", bucket)
                .param("after", Rows.timestamp(after))
                .query((row, n) -> Optional.ofNullable(Rows.instant(row, "at")))
                .single();
    }
}
