package dev.perennial.order;

import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import dev.perennial.order.RefundLists.Place;
import dev.perennial.order.RefundLists.Refunded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What went back to customers, over all buckets. */
@Component
class RefundQueries {
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    RefundQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Refunded> page(@Nullable Place before, int limit) {
        return jdbc.sql("""
            select coalesce(r.refunds_order_id, r.undoes_order_id) as of_order, r.order_id, r.account_id, a.name,
              r.currency, r.wallet_minor, r.coupon_minor, r.placed_at, r.refunded_because
            from slot b join orders r on r.bucket = b.bucket
            join account a on a.bucket = r.bucket and a.account_id = r.account_id
            where r.type = 'REFUND' and (r.placed_at, r.order_id) < (?, ?)
            order by r.placed_at desc, r.order_id desc limit ?\
            """)
                .params(
                        Rows.timestamp(before == null ? NEVER : before.at()),
                        before == null ? LAST : before.id(),
                        limit)
                .query((row, n) -> new Refunded(
                        row.getObject("order_id", UUID.class),
                        row.getObject("of_order", UUID.class),
                        row.getString("account_id"),
                        row.getString("name"),
                        Money.ofMinor(row.getLong("wallet_minor"), Rows.currency(row)),
                        Money.ofMinor(row.getLong("coupon_minor"), Rows.currency(row)),
                        Rows.instant(row, "placed_at"),
                        row.getString("refunded_because")))
                .list();
    }
}
