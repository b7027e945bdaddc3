package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Text;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import dev.perennial.order.Sold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what can be invoiced: the cash of paid lines that was neither refunded nor put on papers. */
@Component
class BillableQueries {
    private static final String LINES = """
        select l.order_id, l.line_no, o.currency, o.paid_at, s.name, s.product, l.billing_entity, l.content_en,
          l.content_zh, l.tax_percent, l.invoiceable_minor, l.invoiced_minor
        from orders o
        join order_line l on l.bucket = o.bucket and l.order_id = o.order_id
        join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
        where o.bucket = ? and l.bucket = ? and s.bucket = ? and o.account_id = ? and o.state = 'PAID'
          and l.invoiceable_minor > l.invoiced_minor\
        """;

    private final JdbcClient jdbc;
    private final Catalogs catalogs;

    BillableQueries(JdbcClient jdbc, Catalogs catalogs) {
        this.jdbc = jdbc;
        this.catalogs = catalogs;
    }

    List<Billable> ofOrders(int bucket, Account.Id account, Collection<UUID> orders) {
        return jdbc.sql(LINES + " and o.order_id = any(?) order by o.paid_at, l.order_id, l.line_no")
                .params(bucket, bucket, bucket, account.value(), orders.toArray(UUID[]::new))
                .query(this::billable)
                .list();
    }

    /** Of what was paid from one instant on and before another. */
    List<Billable> paidWithin(int bucket, Account.Id account, Instant from, Instant to) {
        return jdbc.sql(LINES + " and o.paid_at >= ? and o.paid_at < ? order by o.paid_at, l.order_id, l.line_no")
                .params(bucket, bucket, bucket, account.value(), Rows.timestamp(from), Rows.timestamp(to))
                .query(this::billable)
                .list();
    }

    /** Orders of which something can be invoiced, the newest first, from another page's last one on. */
    List<Billables.OfOrder> orders(int bucket, Account.Id account, Optional<UUID> before, int limit) {
        return jdbc.sql("""
            select o.order_id, o.currency, o.paid_at, count(*) as items, min(s.name) as item,
              sum(l.wallet_minor) as cash, sum(l.invoiceable_minor - l.invoiced_minor) as left_minor
            from orders o
            join order_line l on l.bucket = o.bucket and l.order_id = o.order_id
            join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
            where o.bucket = ? and l.bucket = ? and s.bucket = ? and o.account_id = ? and o.state = 'PAID'
              and o.order_id < ? and l.invoiceable_minor > l.invoiced_minor
            group by o.order_id, o.currency, o.paid_at order by o.order_id desc limit ?\
            """)
                .params(bucket, bucket, bucket, account.value(), before.orElse(new UUID(-1, -1)), limit)
                .query((row, n) -> new Billables.OfOrder(
                        row.getObject("order_id", UUID.class),
                        row.getString("item"),
                        row.getLong("items"),
                        Rows.instant(row, "paid_at"),
                        Rows.money(row, "cash", Rows.currency(row)),
                        Rows.money(row, "left_minor", Rows.currency(row))))
                .list();
    }

    /** What can be invoiced of each calendar month of this zone, the newest first. */
    List<Billables.OfMonth> months(int bucket, Account account, ZoneId zone) {
        return jdbc.sql("""
            select date_trunc('month', o.paid_at at time zone ?)::date as month, count(distinct o.order_id) as orders,
              sum(l.invoiceable_minor - l.invoiced_minor) as left_minor
            from orders o join order_line l on l.bucket = o.bucket and l.order_id = o.order_id
            where o.bucket = ? and l.bucket = ? and o.account_id = ? and o.state = 'PAID'
              and l.invoiceable_minor > l.invoiced_minor
            group by 1 order by 1 desc\
            """)
                .params(zone.getId(), bucket, bucket, account.id().value())
                .query((row, n) -> new Billables.OfMonth(
                        row.getObject("month", LocalDate.class),
                        row.getLong("orders"),
                        Rows.money(row, "left_minor", account.currency())))
                .list();
    }

    /** Lines with more on papers than refunds have left, after another one. */
    List<Account.Id> accountsToCredit(int bucket, Optional<Account.Id> after, int limit) {
        return jdbc.sql("""
            select distinct o.account_id from order_line l
            join orders o on o.bucket = l.bucket and o.order_id = l.order_id
            where l.bucket = ? and o.bucket = ? and l.invoiced_minor > l.invoiceable_minor and o.account_id > ?
            order by o.account_id limit ?\
            """)
                .params(bucket, bucket, after.map(Account.Id::value).orElse(""), limit)
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .list();
    }

    /** A locked account's lines with more on papers than refunds have left; what is too much is told as left. */
    List<Billable> toCredit(int bucket, Account.Id account) {
        return jdbc.sql("""
            select l.order_id, l.line_no, o.currency, o.paid_at, s.name, s.product, l.billing_entity, l.content_en,
              l.content_zh, l.tax_percent, l.invoiced_minor as invoiceable_minor, l.invoiceable_minor as invoiced_minor
            from order_line l
            join orders o on o.bucket = l.bucket and o.order_id = l.order_id
            join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
            where l.bucket = ? and o.bucket = ? and s.bucket = ? and o.account_id = ?
              and l.invoiced_minor > l.invoiceable_minor
            order by l.order_id, l.line_no\
            """)
                .params(bucket, bucket, bucket, account.value())
                .query(this::billable)
                .list();
    }

    private Billable billable(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        return new Billable(
                row.getObject("order_id", UUID.class),
                row.getInt("line_no"),
                row.getString("name"),
                Rows.instant(row, "paid_at"),
                sold(row),
                Money.ofMinor(row.getLong("invoiceable_minor") - row.getLong("invoiced_minor"), currency));
    }

    /** As it was when the line was paid; of old lines, of which that is not known, as the catalog says now. */
    private Sold sold(ResultSet row) throws SQLException {
        var entity = row.getString("billing_entity");
        return entity == null
                ? Sold.of(catalogs.current().product(row.getString("product")))
                : new Sold(
                        entity,
                        new Text(row.getString("content_en"), row.getString("content_zh")),
                        row.getInt("tax_percent"));
    }
}
