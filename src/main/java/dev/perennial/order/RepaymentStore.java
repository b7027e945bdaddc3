package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RepaymentStore {
    private static final String GIVEN = """
        select r.order_id as refund_id, coalesce(r.refunds_order_id, r.undoes_order_id) as of_order, r.currency,
          r.placed_at, r.refunded_because, l.line_no, l.wallet_minor, l.coupon_minor
        from orders r join order_line l on l.bucket = r.bucket and l.order_id = r.order_id
        """;

    private final JdbcClient jdbc;
    private final Batches batches;

    RepaymentStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What each line of an order gave back so far, by its number. */
    Map<Integer, RepaymentRule.Kept> kept(int bucket, UUID order, Currency currency) {
        record Row(int line, RepaymentRule.Kept kept) {}
        return jdbc
                .sql("select line_no, refunded_minor, cut_to from order_line where bucket = ? and order_id = ?")
                .params(bucket, order)
                .query((row, n) -> new Row(
                        row.getInt("line_no"),
                        new RepaymentRule.Kept(
                                Rows.money(row, "refunded_minor", currency), Rows.instant(row, "cut_to"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::line, Row::kept));
    }

    boolean isRefunded(int bucket, UUID order) {
        return jdbc.sql("""
            select exists (select 1 from order_line where bucket = ? and order_id = ? and refunded_minor > 0)\
            """).params(bucket, order).query(Boolean.class).single();
    }

    void insert(int bucket, Order refund, String because) {
        jdbc.sql("""
            insert into orders (bucket, order_id, account_id, type, state, origin, currency, price_minor, coupon_minor,
              wallet_minor, placed_at, paid_at, awaits_provider, refunds_order_id, refunded_because)
            values (?, ?, ?, 'REFUND', 'PAID', 'MANUAL', ?, ?, ?, ?, ?, ?, false, ?, ?)\
            """)
                .params(
                        bucket,
                        refund.id(),
                        refund.account().value(),
                        refund.price().currency().getCurrencyCode(),
                        refund.price().minor(),
                        refund.paidByCoupons().minor(),
                        refund.paidFromWallet().minor(),
                        Rows.timestamp(refund.placedAt()),
                        Rows.timestamp(refund.paidAt()),
                        refund.refunds(),
                        because)
                .update();
        insertLines(bucket, refund);
    }

    private void insertLines(int bucket, Order refund) {
        batches.write(
                bucket,
                """
                insert into order_line (bucket, order_id, line_no, subscription_id, period_months, aligned_day,
                  anchor_before, price_minor, coupon_minor, wallet_minor, expiration, starts_at, ends_at, open,
                  invoiceable_minor)
                select b.bucket, u.*, false, 0 from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u
                where b.bucket = ?\
                """,
                Columns.of(refund.lines())
                        .uuid(line -> refund.id())
                        .number(Line::number)
                        .text(line -> line.subscription().value())
                        .number(line ->
                                line.period() == null ? null : line.period().months())
                        .number(line ->
                                line.aligned() == null ? null : line.aligned().day())
                        .number(line ->
                                line.aligned() == null ? null : line.aligned().anchorBefore())
                        .minor(Line::price)
                        .minor(Line::paidByCoupons)
                        .minor(Line::paidFromWallet)
                        .instant(Line::expiration)
                        .instant(line -> line.term().start())
                        .instant(line -> line.term().end()));
    }

    /** These lines of an order gave back so much more, which is nothing to be invoiced any more. */
    void refunded(int bucket, UUID order, List<Repayment.Part> parts) {
        batches.write(
                bucket,
                """
                update order_line l set refunded_minor = l.refunded_minor + u.amount,
                  invoiceable_minor = least(l.invoiceable_minor, l.wallet_minor - l.refunded_minor - u.amount)
                from unnest(?, ?, ?) u (order_id, line_no, amount)
                where l.order_id = u.order_id and l.line_no = u.line_no and l.bucket = ?\
                """,
                Columns.of(parts)
                        .uuid(part -> order)
                        .number(Repayment.Part::line)
                        .minor(Repayment.Part::amount));
    }

    void cut(int bucket, UUID order, Collection<Integer> lines, Instant to) {
        batches.write(
                bucket,
                """
                update order_line l set cut_to = u.cut_to from unnest(?, ?, ?) u (order_id, line_no, cut_to)
                where l.order_id = u.order_id and l.line_no = u.line_no and l.bucket = ?\
                """,
                Columns.of(lines).uuid(line -> order).number(line -> line).instant(line -> to));
    }

    List<Repayment.Given> of(int bucket, UUID order) {
        return jdbc.sql(GIVEN + """
            where r.bucket = ? and l.bucket = ? and (r.refunds_order_id = ? or r.undoes_order_id = ?)
            order by r.order_id, l.line_no\
            """)
                .params(bucket, bucket, order, order)
                .query(RepaymentStore::given)
                .list();
    }

    List<Repayment.Given> of(int bucket, Account.Id account) {
        return jdbc.sql(GIVEN + """
            where r.bucket = ? and l.bucket = ? and r.account_id = ? and r.type = 'REFUND'
            order by r.order_id, l.line_no\
            """)
                .params(bucket, bucket, account.value())
                .query(RepaymentStore::given)
                .list();
    }

    private static Repayment.Given given(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        return new Repayment.Given(
                row.getObject("refund_id", UUID.class),
                row.getObject("of_order", UUID.class),
                row.getInt("line_no"),
                Money.ofMinor(row.getLong("wallet_minor"), currency),
                Money.ofMinor(row.getLong("coupon_minor"), currency),
                Rows.instant(row, "placed_at"),
                row.getString("refunded_because"));
    }
}
