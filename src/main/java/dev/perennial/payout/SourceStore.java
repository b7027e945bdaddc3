package dev.perennial.payout;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import dev.perennial.payout.Payout.To;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SourceStore {
    private final JdbcClient jdbc;

    SourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came in by gateways since then and was not all given back, the latest first. */
    List<Source> of(int bucket, Account.Id account, Instant since, int limit) {
        return jdbc.sql("""
            select r.payment_id, r.reference, r.gateway, r.received_at, r.currency, r.amount_minor, p.order_id,
              coalesce(s.given_minor, 0) as given_minor
            from payment_receipt r
            join payment p on p.bucket = r.bucket and p.payment_id = r.payment_id
            left join payout_source s
              on s.bucket = r.bucket and s.payment_id = r.payment_id and s.reference = r.reference
            where r.bucket = ? and p.bucket = ? and r.account_id = ? and r.entry_id is not null and r.received_at > ?
              and coalesce(s.given_minor, 0) < r.amount_minor
            order by r.received_at desc, r.payment_id desc, r.reference limit ?\
            """)
                .params(bucket, bucket, account.value(), Rows.timestamp(since), limit)
                .query((row, n) -> new Source(
                        row.getObject("payment_id", UUID.class),
                        row.getString("reference"),
                        row.getString("gateway"),
                        Optional.ofNullable(row.getObject("order_id", UUID.class)),
                        Rows.instant(row, "received_at"),
                        Money.ofMinor(row.getLong("amount_minor"), Rows.currency(row)),
                        Money.ofMinor(row.getLong("given_minor"), Rows.currency(row))))
                .list();
    }

    /** So much more of it is on its way back; the database forbids more than came in. */
    void give(int bucket, Account.Id account, Source source, Money amount) {
        jdbc.sql("""
            insert into payout_source (bucket, payment_id, reference, account_id, received_minor, given_minor)
            values (?, ?, ?, ?, ?, ?) on conflict (bucket, payment_id, reference) do update
            set given_minor = payout_source.given_minor + excluded.given_minor\
            """)
                .params(
                        bucket,
                        source.payment(),
                        source.reference(),
                        account.value(),
                        source.received().minor(),
                        amount.minor())
                .update();
    }

    /** It did not go back. */
    void keep(int bucket, To.ToPayment to, Money amount) {
        var touched = jdbc.sql("""
            update payout_source set given_minor = given_minor - ? where bucket = ? and payment_id = ? and reference = ?\
            """)
                .params(amount.minor(), bucket, to.payment(), to.reference())
                .update();
        Rows.exactly(1, touched, "keep what a payment brought");
    }
}
