package dev.perennial.admin.money;

import dev.perennial.admin.money.GrantsController.Given;
import dev.perennial.admin.money.RefundsController.Refunded;
import dev.perennial.db.Rows;
import dev.perennial.grant.Gift;
import dev.perennial.kernel.Money;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What went back to customers, of all accounts: for operators' pages, over all buckets. */
@Component
class MoneyOutQueries {
    private final JdbcClient jdbc;

    MoneyOutQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest refunds. */
    List<Refunded> refunds(int limit) {
        return jdbc.sql("""
            select coalesce(r.refunds_order_id, r.undoes_order_id) as of_order, r.account_id, a.name, r.currency,
              r.wallet_minor, r.coupon_minor, r.placed_at, r.refunded_because
            from slot b join orders r on r.bucket = b.bucket
            join account a on a.bucket = r.bucket and a.account_id = r.account_id
            where r.type = 'REFUND' order by r.placed_at desc, r.order_id desc limit ?\
            """)
                .param(limit)
                .query((row, n) -> new Refunded(
                        row.getObject("of_order", UUID.class),
                        row.getString("account_id"),
                        row.getString("name"),
                        Money.ofMinor(row.getLong("wallet_minor"), Rows.currency(row)),
                        Money.ofMinor(row.getLong("coupon_minor"), Rows.currency(row)),
                        Rows.instant(row, "placed_at"),
                        row.getString("refunded_because")))
                .list();
    }

    /** What was given last. */
    List<Given> gifts(int limit) {
        return jdbc.sql("""
            select g.*, a.name from slot b join gift g on g.bucket = b.bucket
            join account a on a.bucket = g.bucket and a.account_id = g.account_id
            order by g.given_at desc, g.gift_id desc limit ?\
            """)
                .param(limit)
                .query((row, n) -> new Given(
                        row.getString("account_id"),
                        row.getString("name"),
                        Gift.Kind.valueOf(row.getString("kind")),
                        Rows.money(row, "amount_minor", Rows.currency(row)),
                        Rows.money(row, "before_minor", Rows.currency(row)),
                        row.getString("coupon_id"),
                        row.getString("subscription_id"),
                        Rows.instant(row, "ends_at"),
                        row.getString("reason"),
                        row.getString("given_by"),
                        Rows.instant(row, "given_at")))
                .list();
    }
}
