package dev.perennial.coupon;

import static java.util.stream.Collectors.groupingBy;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads an account's coupons a page at a time, and what they paid for. */
@Component
class HoldingQueries {
    private static final int ORDERS_SHOWN = 5;

    private final JdbcClient jdbc;

    HoldingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String coupon, Holding.Spent spent, long orders) {}

    Map<Holding.State, Long> count(int bucket, Account.Id account, Instant now) {
        var counts = new EnumMap<Holding.State, Long>(Holding.State.class);
        for (var state : Holding.State.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("""
            select case when c.remaining = 0 then 'USED' when c.valid_until <= ? then 'EXPIRED' else 'USABLE' end
              as state, count(*) as n from coupon c where c.bucket = ? and c.account_id = ? group by 1\
            """).params(Rows.timestamp(now), bucket, account.value()).query(row -> {
            counts.put(Holding.State.valueOf(row.getString("state")), row.getLong("n"));
        });
        return counts;
    }

    List<Holding> page(int bucket, Account.Id account, Holding.State state, Instant now, int limit, int offset) {
        var condition = switch (state) {
            case USABLE -> "c.remaining > 0 and c.valid_until > ? order by c.valid_until, c.coupon_id";
            case USED -> "c.remaining = 0 and c.created_at <= ? order by c.valid_until desc, c.coupon_id";
            case EXPIRED -> "c.remaining > 0 and c.valid_until <= ? order by c.valid_until desc, c.coupon_id";
        };
        var coupons = jdbc.sql(CouponStore.SELECT + "where c.bucket = ? and a.bucket = ? and c.account_id = ? and "
                        + condition + " limit ? offset ?")
                .params(bucket, bucket, account.value(), Rows.timestamp(now), limit, offset)
                .query(CouponStore::coupon)
                .list();
        var spent = spent(bucket, account, coupons);
        return coupons.stream()
                .map(coupon -> holding(coupon, spent.getOrDefault(coupon.id().value(), List.of())))
                .toList();
    }

    private static Holding holding(Coupon coupon, List<Row> rows) {
        return new Holding(
                coupon,
                rows.stream().map(Row::spent).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().orders());
    }

    /** The latest orders of each coupon: one statement, however many coupons these are. */
    private Map<String, List<Row>> spent(int bucket, Account.Id account, List<Coupon> coupons) {
        var ids = coupons.stream().map(coupon -> coupon.id().value()).toArray(String[]::new);
        return jdbc
                .sql("""
                    select s.* from (
                      select u.coupon_id, u.order_id, a.currency, sum(u.amount_minor) as amount_minor,
                        bool_and(u.returned_at is not null) as returned,
                        row_number() over (partition by u.coupon_id order by u.order_id desc) as nth,
                        count(*) over (partition by u.coupon_id) as orders
                      from coupon_use u join account a on a.bucket = u.bucket and a.account_id = u.account_id
                      where u.bucket = ? and a.bucket = ? and u.account_id = ? and u.coupon_id = any(?)
                      group by u.coupon_id, u.order_id, a.currency) s
                    where s.nth <= ? order by s.coupon_id, s.nth\
                    """)
                .params(bucket, bucket, account.value(), ids, ORDERS_SHOWN)
                .query((row, n) -> new Row(
                        row.getString("coupon_id"),
                        new Holding.Spent(
                                row.getObject("order_id", UUID.class),
                                Money.ofMinor(row.getLong("amount_minor"), Rows.currency(row)),
                                row.getBoolean("returned")),
                        row.getLong("orders")))
                .list()
                .stream()
                .collect(groupingBy(Row::coupon));
    }
}
