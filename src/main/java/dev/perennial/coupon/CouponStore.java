package dev.perennial.coupon;

import static java.util.stream.Collectors.groupingBy;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CouponStore {
    static final String SELECT = """
        select c.*, a.currency from coupon c
        join account a on a.bucket = c.bucket and a.account_id = c.account_id
        """;

    private final JdbcClient jdbc;
    private final Batches batches;

    CouponStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Map<Account.Id, List<Coupon>> usable(int bucket, Collection<Account.Id> accounts, Instant now) {
        return jdbc
                .sql(SELECT + """
                    where c.bucket = ? and a.bucket = ? and c.account_id = any(?) and c.remaining > 0
                      and c.valid_from <= ? and c.valid_until > ?\
                    """)
                .params(
                        bucket,
                        bucket,
                        accounts.stream().map(Account.Id::value).toArray(String[]::new),
                        Rows.timestamp(now),
                        Rows.timestamp(now))
                .query(CouponStore::coupon)
                .list()
                .stream()
                .collect(groupingBy(Coupon::account));
    }

    List<Coupon> of(int bucket, Account.Id account) {
        return jdbc.sql(SELECT + "where c.bucket = ? and a.bucket = ? and c.account_id = ? order by c.coupon_id")
                .params(bucket, bucket, account.value())
                .query(CouponStore::coupon)
                .list();
    }

    void insert(int bucket, List<Coupon> coupons, Instant now) {
        batches.write(
                bucket,
                """
                insert into coupon (bucket, account_id, coupon_id, kind, value, remaining, opening, threshold_minor,
                  cap_minor, products, order_types, valid_from, valid_until, created_at)
                select b.bucket, u.account_id, u.coupon_id, u.kind, u.value, u.remaining, u.opening,
                  u.threshold_minor, u.cap_minor, u.products::text[], u.order_types::text[], u.valid_from,
                  u.valid_until, u.created_at
                from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u (account_id, coupon_id, kind,
                  value, remaining, opening, threshold_minor, cap_minor, products, order_types, valid_from,
                  valid_until, created_at)
                where b.bucket = ?\
                """,
                Columns.of(coupons)
                        .text(coupon -> coupon.account().value())
                        .text(coupon -> coupon.id().value())
                        .text(coupon -> coupon.kind().name())
                        .bigint(Coupon::value)
                        .bigint(Coupon::remaining)
                        .bigint(Coupon::remaining)
                        .minor(Coupon::threshold)
                        .minor(Coupon::cap)
                        .text(coupon -> array(coupon.products()))
                        .text(coupon -> array(coupon.orderTypes()))
                        .instant(Coupon::validFrom)
                        .instant(Coupon::validUntil)
                        .instant(coupon -> now));
    }

    void insertUses(int bucket, List<Coupon.Use> uses) {
        batches.write(
                bucket,
                """
                insert into coupon_use (bucket, order_id, line_no, account_id, coupon_id, taken, amount_minor)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(uses)
                        .uuid(Coupon.Use::order)
                        .number(Coupon.Use::line)
                        .text(use -> use.account().value())
                        .text(use -> use.coupon().value())
                        .bigint(Coupon.Use::taken)
                        .minor(Coupon.Use::amount));
    }

    /** One coupon may be used by several lines of a batch: their sum is taken at once. */
    void take(int bucket, List<Coupon.Use> uses) {
        record Taken(Account.Id account, Coupon.Id coupon, long sum) {}
        var sums = uses.stream()
                .collect(groupingBy(use -> List.of(use.account(), use.coupon()), Collectors.toList()))
                .values()
                .stream()
                .map(same -> new Taken(
                        same.getFirst().account(),
                        same.getFirst().coupon(),
                        same.stream().mapToLong(Coupon.Use::taken).sum()))
                .toList();
        batches.write(
                bucket,
                """
                update coupon c set remaining = c.remaining - u.taken
                from unnest(?, ?, ?) u (account_id, coupon_id, taken)
                where c.account_id = u.account_id and c.coupon_id = u.coupon_id and c.bucket = ?\
                """,
                Columns.of(sums)
                        .text(taken -> taken.account().value())
                        .text(taken -> taken.coupon().value())
                        .bigint(Taken::sum));
    }

    List<Coupon.Use> giveBack(int bucket, Collection<UUID> orders, Instant now) {
        var returned = jdbc.sql("""
            update coupon_use u set returned_at = ? from coupon c, account a
            where u.bucket = ? and c.bucket = ? and a.bucket = ? and u.order_id = any(?)
              and c.account_id = u.account_id and c.coupon_id = u.coupon_id
              and a.account_id = u.account_id and u.returned_at is null and c.valid_until > ?
            returning u.*, a.currency\
            """)
                .params(Rows.timestamp(now), bucket, bucket, bucket, orders.toArray(UUID[]::new), Rows.timestamp(now))
                .query(CouponStore::use)
                .list();
        take(
                bucket,
                returned.stream()
                        .map(use -> new Coupon.Use(
                                use.coupon(), use.account(), use.order(), use.line(), -use.taken(), use.amount()))
                        .toList());
        return returned;
    }

    List<Coupon.Spent> spentOn(int bucket, Collection<UUID> orders) {
        return jdbc.sql("""
            select u.*, a.currency, c.valid_until from coupon_use u
            join coupon c on c.bucket = u.bucket and c.account_id = u.account_id and c.coupon_id = u.coupon_id
            join account a on a.bucket = u.bucket and a.account_id = u.account_id
            where u.bucket = ? and c.bucket = ? and a.bucket = ? and u.order_id = any(?)
            order by u.order_id, u.line_no, c.valid_until, u.coupon_id\
            """)
                .params(bucket, bucket, bucket, orders.toArray(UUID[]::new))
                .query((row, n) -> new Coupon.Spent(
                        use(row, n), Rows.instant(row, "valid_until"), Rows.instant(row, "returned_at")))
                .list();
    }

    private static String array(Set<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    static Coupon coupon(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        return new Coupon(
                new Coupon.Id(row.getString("coupon_id")),
                new Account.Id(row.getString("account_id")),
                Coupon.Kind.valueOf(row.getString("kind")),
                currency,
                row.getLong("value"),
                row.getLong("remaining"),
                Rows.money(row, "threshold_minor", currency),
                Rows.money(row, "cap_minor", currency),
                new TreeSet<>(Rows.texts(row, "products")),
                Rows.texts(row, "order_types").stream()
                        .map(Coupon.OrderType::valueOf)
                        .collect(Collectors.toSet()),
                Rows.instant(row, "valid_from"),
                Rows.instant(row, "valid_until"));
    }

    private static Coupon.Use use(ResultSet row, int n) throws SQLException {
        return new Coupon.Use(
                new Coupon.Id(row.getString("coupon_id")),
                new Account.Id(row.getString("account_id")),
                row.getObject("order_id", UUID.class),
                row.getInt("line_no"),
                row.getLong("taken"),
                Money.ofMinor(row.getLong("amount_minor"), Rows.currency(row)));
    }
}
