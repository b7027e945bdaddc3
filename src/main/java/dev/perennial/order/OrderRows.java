package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.catalog.Text;
import dev.perennial.coupon.Coupon;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads orders from rows of one line each. */
final class OrderRows {
    private static final String SELECT = """
        select o.*, l.line_no, l.subscription_id, l.period_months, l.aligned_day, l.anchor_before, l.price_minor as line_price,
          l.coupon_minor as line_coupon, l.wallet_minor as line_wallet, l.expiration, l.starts_at, l.ends_at,
          l.open, l.billing_entity, l.content_en, l.content_zh, l.tax_percent
        from orders o join order_line l on l.bucket = o.bucket and l.order_id = o.order_id
        """;
    private static final String IN_ORDER = " order by o.order_id, l.line_no";

    private OrderRows() {}

    /** The query for orders of one bucket, with their lines; the condition names its relations o and l. */
    static String select(String where) {
        return SELECT + where + IN_ORDER;
    }

    static List<Order> read(StatementSpec statement) {
        var orders = new LinkedHashMap<UUID, Order>();
        statement.query(row -> {
            var order = orders.computeIfAbsent(row.getObject("order_id", UUID.class), id -> order(row));
            order.lines().add(line(row));
        });
        return List.copyOf(orders.values());
    }

    private static Order order(ResultSet row) {
        try {
            var currency = Rows.currency(row);
            var cancelledAt = Rows.instant(row, "cancelled_at");
            return new Order(
                    row.getObject("order_id", UUID.class),
                    new Account.Id(row.getString("account_id")),
                    Order.Type.valueOf(row.getString("type")),
                    Order.State.valueOf(row.getString("state")),
                    Order.Origin.valueOf(row.getString("origin")),
                    Rows.money(row, "price_minor", currency),
                    Rows.money(row, "coupon_minor", currency),
                    Rows.money(row, "wallet_minor", currency),
                    Rows.instant(row, "placed_at"),
                    Rows.instant(row, "paid_at"),
                    Rows.instant(row, "lapses_at"),
                    row.getBoolean("awaits_provider"),
                    cancelledAt == null
                            ? null
                            : new Order.Cancelled(
                                    cancelledAt, Order.Because.valueOf(row.getString("cancelled_because"))),
                    Rows.instant(row, "undone_at"),
                    row.getObject("undoes_order_id", UUID.class),
                    row.getObject("refunds_order_id", UUID.class),
                    row.getString("terms_version"),
                    asked(row),
                    new ArrayList<>());
        } catch (SQLException unreadable) {
            throw new IllegalStateException("Indicates a bug: an order cannot be read", unreadable);
        }
    }

    private static Order.Asked asked(ResultSet row) throws SQLException {
        return new Order.Asked(
                Rows.instant(row, "terms_accepted_at"),
                Optional.ofNullable(row.getString("chosen_coupons")).map(OrderRows::coupons),
                row.getString("form_key"),
                renewal(row));
    }

    private static Order.@Nullable Renewal renewal(ResultSet row) throws SQLException {
        var mode = row.getString("renewal_mode");
        return mode == null ? null : new Order.Renewal(Mode.valueOf(mode), new Period(row.getInt("renewal_months")));
    }

    private static Set<Coupon.Id> coupons(String ids) {
        return Stream.of(ids.split(" "))
                .filter(id -> !id.isEmpty())
                .map(Coupon.Id::new)
                .collect(Collectors.toSet());
    }

    private static Line line(ResultSet row) throws SQLException {
        var currency = Rows.currency(row);
        var months = Rows.number(row, "period_months");
        var day = Rows.number(row, "aligned_day");
        return new Line(
                row.getInt("line_no"),
                new Subscription.Id(row.getString("subscription_id")),
                months == null ? null : new Period(months),
                day == null ? null : new Aligned(day, row.getInt("anchor_before")),
                Money.ofMinor(row.getLong("line_price"), currency),
                Money.ofMinor(row.getLong("line_coupon"), currency),
                Money.ofMinor(row.getLong("line_wallet"), currency),
                Rows.instant(row, "expiration"),
                new Term(Rows.instant(row, "starts_at"), Rows.instant(row, "ends_at")),
                sold(row),
                row.getBoolean("open"));
    }

    static @Nullable Sold sold(ResultSet row) throws SQLException {
        var entity = row.getString("billing_entity");
        return entity == null
                ? null
                : new Sold(
                        entity,
                        new Text(row.getString("content_en"), row.getString("content_zh")),
                        row.getInt("tax_percent"));
    }
}
