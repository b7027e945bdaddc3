package dev.perennial.books;

import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was sold and what was given back of it, bucket by bucket, a few rows at a time. */
@Component
class EarningQueries {
    private static final int AHEAD = 5000;

    private final JdbcTemplate jdbc;

    EarningQueries(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
        this.jdbc.setFetchSize(AHEAD);
    }

    /** A line of an order. */
    record Key(UUID order, int line) {}

    /** What was given back of a line, and when. */
    record GivenBack(Instant at, long cash, long coupons) {}

    /**
     * A paid line.
     *
     * @param cutTo where its term ends since a refund; null where it ends as it was sold
     */
    record Sold(
            Key key,
            String currency,
            String product,
            ZoneId zone,
            Instant start,
            Instant end,
            @Nullable Instant cutTo,
            Instant paidAt,
            long cash,
            long coupons) {}

    /** Everything given back in this bucket before {@code before}, the earliest first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Key, List<GivenBack>> givenBack(int bucket, Instant before) {
        var found = new HashMap<Key, List<GivenBack>>();
        jdbc.query(
                """
                select coalesce(o.undoes_order_id, o.refunds_order_id) as of_order, l.line_no, o.paid_at, l.wallet_minor, l.coupon_minor
                from orders o join order_line l on l.bucket = o.bucket and l.order_id = o.order_id
                where o.bucket = ? and l.bucket = ? and o.type = 'REFUND' and o.state = 'PAID' and o.paid_at < ?
                order by o.paid_at, o.order_id
                """,
                row -> {
                    var key = new Key(row.getObject("of_order", UUID.class), row.getInt("line_no"));
                    found.computeIfAbsent(key, line -> new ArrayList<>())
                            .add(new GivenBack(
                                    Rows.instant(row, "paid_at"),
                                    row.getLong("wallet_minor"),
                                    row.getLong("coupon_minor")));
                },
                bucket,
                bucket,
                Rows.timestamp(before));
        return found;
    }

    /** Lines paid before {@code before} that are neither earned nor given back as a whole before {@code from}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void each(int bucket, Instant from, Instant before, Consumer<Sold> each) {
        jdbc.query(
                """
                select l.order_id, l.line_no, o.paid_at, o.currency, a.time_zone, s.product, l.starts_at, l.ends_at,
                  l.wallet_minor, l.coupon_minor, l.cut_to
                from orders o
                join order_line l on l.bucket = o.bucket and l.order_id = o.order_id
                join account a on a.bucket = o.bucket and a.account_id = o.account_id
                join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
                where o.bucket = ? and l.bucket = ? and a.bucket = ? and s.bucket = ? and o.type <> 'REFUND'
                  and o.state = 'PAID' and o.paid_at < ?
                  and (l.ends_at >= ? or o.paid_at >= ? or exists (select 1 from orders r where r.bucket = ?
                    and r.undoes_order_id = o.order_id and r.paid_at >= ?)
                    or exists (select 1 from orders r where r.bucket = ?
                      and r.refunds_order_id = o.order_id and r.paid_at >= ?))
                """,
                row -> {
                    each.accept(sold(row));
                },
                bucket,
                bucket,
                bucket,
                bucket,
                Rows.timestamp(before),
                Rows.timestamp(from),
                Rows.timestamp(from),
                bucket,
                Rows.timestamp(from),
                bucket,
                Rows.timestamp(from));
    }

    private static Sold sold(ResultSet row) throws SQLException {
        return new Sold(
                new Key(row.getObject("order_id", UUID.class), row.getInt("line_no")),
                row.getString("currency"),
                row.getString("product"),
                ZoneId.of(row.getString("time_zone")),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                Rows.instant(row, "cut_to"),
                Rows.instant(row, "paid_at"),
                row.getLong("wallet_minor"),
                row.getLong("coupon_minor"));
    }
}
