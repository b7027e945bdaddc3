package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.provider.ProviderTask;
import dev.perennial.renewal.OpenTasks.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What products' systems are still to answer, over all buckets, by the indexes of the outbox. */
@Component
class TaskQueries {
    private final JdbcClient jdbc;

    TaskQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long countAside() {
        return jdbc.sql("""
            select count(*) from slot b join provider_task t on t.bucket = b.bucket and t.state = 'PARKED'
            """).query(Long.class).single();
    }

    /** Those set aside first, then those accepted, asked before, or with an order that waits; longest first. */
    List<Waiting> first(int limit) {
        return jdbc.sql("""
            select t.*, a.name as account_name, s.name as item_name, s.product, o.currency,
              case when o.awaits_provider and o.state = 'UNPAID' then o.wallet_minor end as held_minor
            from slot b
            join provider_task t on t.bucket = b.bucket and t.state in ('QUEUED', 'ACCEPTED', 'PARKED')
            join account a on a.bucket = t.bucket and a.account_id = t.account_id
            join subscription s on s.bucket = t.bucket and s.subscription_id = t.subscription_id
            left join orders o on o.bucket = t.bucket and o.order_id = t.order_id
            where t.state = 'PARKED' or t.attempts > 0 or o.awaits_provider
            order by t.state = 'PARKED' desc, t.created_at, t.task_id limit ?
            """).param(limit).query(TaskQueries::waiting).list();
    }

    List<Waiting> ofProduct(String product, int limit) {
        return jdbc.sql("""
            select t.*, a.name as account_name, s.name as item_name, s.product, o.currency,
              case when o.awaits_provider and o.state = 'UNPAID' then o.wallet_minor end as held_minor
            from slot b
            join provider_task t on t.bucket = b.bucket and t.state in ('ACCEPTED', 'PARKED')
            join account a on a.bucket = t.bucket and a.account_id = t.account_id
            join subscription s on s.bucket = t.bucket and s.subscription_id = t.subscription_id and s.product = ?
            left join orders o on o.bucket = t.bucket and o.order_id = t.order_id
            order by t.created_at, t.task_id limit ?
            """).params(product, limit).query(TaskQueries::waiting).list();
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        var held = row.getString("currency") == null ? null : Rows.money(row, "held_minor", Rows.currency(row));
        return new Waiting(
                row.getObject("task_id", UUID.class),
                row.getString("subscription_id"),
                row.getString("item_name"),
                row.getString("product"),
                new Account.Id(row.getString("account_id")),
                row.getString("account_name"),
                ProviderTask.Action.valueOf(row.getString("action")),
                Rows.instant(row, "created_at"),
                row.getInt("attempts"),
                row.getString("state").equals("PARKED"),
                row.getString("state").equals("ACCEPTED"),
                Rows.instant(row, "due_at"),
                row.getString("answer"),
                held);
    }
}
