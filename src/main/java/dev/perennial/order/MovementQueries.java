package dev.perennial.order;

import static java.util.stream.Collectors.toMap;

import dev.perennial.account.Account;
import dev.perennial.order.Movements.Bought;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the movements of a wallet and the uses of coupons were for, as rows tell it. */
@Component
class MovementQueries {
    private final JdbcClient jdbc;

    MovementQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Bought> bought(int bucket, Collection<UUID> orders) {
        return jdbc
                .sql("""
                    select l.order_id, min(s.name) filter (where l.line_no = 1) as item, count(*) as items
                    from order_line l
                    join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
                    where l.bucket = ? and s.bucket = ? and l.order_id = any(?) group by l.order_id\
                    """)
                .params(bucket, bucket, orders.toArray(UUID[]::new))
                .query((row, n) ->
                        new Bought(row.getObject("order_id", UUID.class), row.getString("item"), row.getLong("items")))
                .list()
                .stream()
                .collect(toMap(Bought::order, bought -> bought));
    }

    /** The orders that these top-ups were paid in for, by entry. */
    Map<UUID, UUID> paidFor(int bucket, Collection<UUID> entries) {
        record Paid(UUID entry, UUID order) {}
        return jdbc
                .sql("""
                    select p.entry_id, p.order_id from payment p
                    where p.bucket = ? and p.entry_id = any(?) and p.order_id is not null\
                    """)
                .params(bucket, entries.toArray(UUID[]::new))
                .query((row, n) ->
                        new Paid(row.getObject("entry_id", UUID.class), row.getObject("order_id", UUID.class)))
                .list()
                .stream()
                .collect(toMap(Paid::entry, Paid::order));
    }

    /** Those of these top-ups that were charged automatically. */
    Set<UUID> automatic(int bucket, Collection<UUID> entries) {
        return Set.copyOf(jdbc.sql("""
            select r.entry_id from payment_receipt r
            join auto_charge c on c.bucket = r.bucket and c.payment_id = r.payment_id
            where r.bucket = ? and c.bucket = ? and r.entry_id = any(?)\
            """)
                .params(bucket, bucket, entries.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** How many renewals wait for money and would be tried at once when some came in (rule 4). */
    long waiting(int bucket, Account.Id account) {
        return jdbc.sql("""
            select count(*) from subscription s where s.bucket = ? and s.account_id = ?
              and s.next_try_at is not null and s.waits_for = 'INSUFFICIENT_BALANCE' and s.parked_at is null\
            """).params(bucket, account.value()).query(Long.class).single();
    }
}
