package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AutomaticPaymentStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    AutomaticPaymentStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What is kept of one account. */
    record Kept(Account.Id account, KeptMethod method) {}

    List<Kept> kept(int bucket, Collection<Account.Id> accounts) {
        return jdbc.sql("""
            select * from kept_method where bucket = ? and account_id = any(?) order by account_id, kept_at desc, gateway\
            """)
                .params(bucket, accounts.stream().map(Account.Id::value).toArray(String[]::new))
                .query((row, n) -> new Kept(
                        new Account.Id(row.getString("account_id")),
                        new KeptMethod(
                                row.getString("gateway"),
                                row.getString("customer"),
                                row.getString("method"),
                                row.getString("label"),
                                Optional.ofNullable(row.getObject("expires_after", LocalDate.class))
                                        .map(YearMonth::from))))
                .list();
    }

    void insert(int bucket, List<AutomaticPayments.Begun> begun, Instant now) {
        batches.write(
                bucket,
                """
                insert into payment (bucket, payment_id, account_id, currency, amount_minor, gateway, state, begun_at)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(begun)
                        .uuid(AutomaticPayments.Begun::id)
                        .text(payment -> payment.account().value())
                        .text(payment -> payment.amount().currency().getCurrencyCode())
                        .minor(AutomaticPayments.Begun::amount)
                        .text(payment -> payment.method().gateway())
                        .text(payment -> Payment.State.OPEN.name())
                        .instant(payment -> now));
    }
}
