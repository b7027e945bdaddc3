package dev.perennial.coupon;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds an account's coupons a page at a time, by their end and their id: that order never changes. */
@Component
class CouponListQueries {
    private static final String OF_ACCOUNT = "where c.bucket = ? and a.bucket = ? and c.account_id = ?";
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    CouponListQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Coupon> page(
            int bucket,
            Account.Id account,
            CouponFilter filter,
            Optional<Coupons.Place> after,
            Instant now,
            int limit) {
        var sql = new StringBuilder(CouponStore.SELECT).append(OF_ACCOUNT);
        var values = new ArrayList<Object>(List.of(bucket, bucket, account.value()));
        if (filter.state() != null) {
            sql.append(
                    switch (filter.state()) {
                        case USABLE -> " and c.remaining > 0 and c.valid_until > ?";
                        case USED -> " and c.remaining = 0 and c.created_at <= ?";
                        case EXPIRED -> " and c.remaining > 0 and c.valid_until <= ?";
                    });
            values.add(Rows.timestamp(now));
        }
        if (filter.product() != null) {
            sql.append(" and (c.products = '{}' or ? = any(c.products))");
            values.add(filter.product());
        }
        if (filter.type() != null) {
            sql.append(" and ? = any(c.order_types)");
            values.add(filter.type().name());
        }
        after.ifPresent(place -> {
            sql.append(" and (c.valid_until, c.coupon_id) > (?, ?)");
            values.add(Rows.timestamp(place.validUntil()));
            values.add(place.coupon().value());
        });
        values.add(limit);
        return jdbc.sql(sql.append(" order by c.valid_until, c.coupon_id limit ?")
                        .toString())
                .params(values)
                .query(CouponStore::coupon)
                .list();
    }

    Optional<Coupon> find(int bucket, Account.Id account, Coupon.Id id) {
        return jdbc.sql(CouponStore.SELECT + OF_ACCOUNT + " and c.coupon_id = ?")
                .params(bucket, bucket, account.value(), id.value())
                .query(CouponStore::coupon)
                .optional();
    }

    /** What it paid for each order, the newest first. */
    List<Holding.Spent> uses(int bucket, Coupon coupon, @Nullable UUID after, int limit) {
        return jdbc.sql("""
            select u.order_id, a.currency, sum(u.amount_minor) as amount_minor,
              bool_and(u.returned_at is not null) as returned
            from coupon_use u join account a on a.bucket = u.bucket and a.account_id = u.account_id
            where u.bucket = ? and a.bucket = ? and u.account_id = ? and u.coupon_id = ? and u.order_id < ?
            group by u.order_id, a.currency order by u.order_id desc limit ?\
            """)
                .params(
                        bucket,
                        bucket,
                        coupon.account().value(),
                        coupon.id().value(),
                        after == null ? LAST : after,
                        limit)
                .query((row, n) -> new Holding.Spent(
                        row.getObject("order_id", UUID.class),
                        Rows.money(row, "amount_minor", Rows.currency(row)),
                        row.getBoolean("returned")))
                .list();
    }
}
