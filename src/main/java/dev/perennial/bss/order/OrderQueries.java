package dev.perennial.bss.order;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.order.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component("wireOrderQueries")
class OrderQueries {
    private final JdbcClient jdbc;

    OrderQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which orders are asked for; null leaves nothing out. The window is closed at both ends. */
    record Filter(
            Instant from,
            Instant to,
            Order.@Nullable Type type,
            Order.@Nullable State state,
            @Nullable String product,
            @Nullable String edition) {}

    record Found(
            UUID id,
            Order.Type type,
            Order.State state,
            Currency currency,
            Instant placedAt,
            @Nullable Instant paidAt,
            @Nullable UUID related) {}

    /** @param cash what is or was to be paid in money: the price less what coupons paid */
    record Line(
            UUID order,
            int number,
            String item,
            String product,
            String edition,
            Money price,
            Money cash,
            Instant start,
            Instant end) {}

    long count(int bucket, Account.Id account, Filter filter) {
        var values = values(bucket, account, filter);
        return jdbc.sql("select count(*) from orders o where o.bucket = ?" + where(filter, bucket, values))
                .params(values)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<Found> page(int bucket, Account.Id account, Filter filter, long offset, int limit) {
        var values = values(bucket, account, filter);
        var sql = "select o.* from orders o where o.bucket = ?" + where(filter, bucket, values)
                + " order by o.order_id desc offset ? limit ?";
        values.add(offset);
        values.add(limit);
        return jdbc.sql(sql).params(values).query(OrderQueries::found).list();
    }

    List<Found> one(int bucket, Account.Id account, UUID id) {
        return jdbc.sql("select o.* from orders o where o.bucket = ? and o.account_id = ? and o.order_id = ?")
                .params(bucket, account.value(), id)
                .query(OrderQueries::found)
                .list();
    }

    List<Line> lines(int bucket, List<UUID> orders) {
        return jdbc.sql("""
            select l.*, o.currency, s.product, s.edition from order_line l
            join orders o on o.bucket = l.bucket and o.order_id = l.order_id
            join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
            where l.bucket = ? and o.bucket = ? and s.bucket = ? and l.order_id = any(?) order by l.order_id, l.line_no\
            """)
                .params(bucket, bucket, bucket, orders.toArray(UUID[]::new))
                .query((row, n) -> {
                    var price = Money.ofMinor(row.getLong("price_minor"), Rows.currency(row));
                    return new Line(
                            row.getObject("order_id", UUID.class),
                            row.getInt("line_no"),
                            row.getString("subscription_id"),
                            row.getString("product"),
                            row.getString("edition"),
                            price,
                            price.minus(Money.ofMinor(row.getLong("coupon_minor"), price.currency())),
                            Rows.instant(row, "starts_at"),
                            Rows.instant(row, "ends_at"));
                })
                .list();
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        var undoes = row.getObject("undoes_order_id", UUID.class);
        return new Found(
                row.getObject("order_id", UUID.class),
                Order.Type.valueOf(row.getString("type")),
                Order.State.valueOf(row.getString("state")),
                Rows.currency(row),
                Rows.instant(row, "placed_at"),
                Rows.instant(row, "paid_at"),
                undoes == null ? row.getObject("refunds_order_id", UUID.class) : undoes);
    }

    /** An order's id says when it was placed. */
    private static List<Object> values(int bucket, Account.Id account, Filter filter) {
        return new ArrayList<>(List.of(
                bucket,
                account.value(),
                Ids.first(filter.from()),
                Ids.first(filter.to().plusMillis(1))));
    }

    private static String where(Filter filter, int bucket, List<Object> values) {
        var sql = new StringBuilder(" and o.account_id = ? and o.order_id >= ? and o.order_id < ?");
        if (filter.type() != null) {
            sql.append(" and o.type = ?");
            values.add(filter.type().name());
        }
        if (filter.state() != null) {
            sql.append(" and o.state = ? and o.type <> 'REFUND'");
            values.add(filter.state().name());
        }
        if (filter.product() != null || filter.edition() != null) {
            sql.append("""
                 and exists (select 1 from order_line l
                  join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
                  where l.bucket = ? and s.bucket = ? and l.order_id = o.order_id and s.product = coalesce(?, s.product)
                  and s.edition = coalesce(?, s.edition))\
                """);
            values.add(bucket);
            values.add(bucket);
            values.add(filter.product());
            values.add(filter.edition());
        }
        return sql.toString();
    }
}
