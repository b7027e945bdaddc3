package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReceiptStore {
    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a payment, oldest first. */
    List<Receipt> of(int bucket, UUID payment) {
        return jdbc.sql("""
            select reference, currency, amount_minor, received_at from payment_receipt
            where bucket = ? and payment_id = ? and entry_id is not null order by received_at, reference\
            """)
                .params(bucket, payment)
                .query((row, n) -> new Receipt(
                        Rows.money(row, "amount_minor", Rows.currency(row)),
                        Rows.instant(row, "received_at"),
                        row.getString("reference"),
                        Optional.empty()))
                .list();
    }

    boolean knows(int bucket, String gateway, String reference) {
        return jdbc.sql("select count(*) from payment_receipt where bucket = ? and gateway = ? and reference = ?")
                        .params(bucket, gateway, reference)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * @param entry the top-up it became; null where it goes back
     * @param returnKey by which it goes back; null where it became a top-up
     */
    void insert(int bucket, Payment payment, Receipt receipt, @Nullable UUID entry, @Nullable UUID returnKey) {
        jdbc.sql("""
            insert into payment_receipt (bucket, payment_id, reference, account_id, gateway, currency, amount_minor,
              received_at, entry_id, return_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        bucket,
                        payment.id(),
                        receipt.reference(),
                        payment.account().value(),
                        payment.gateway(),
                        receipt.amount().currency().getCurrencyCode(),
                        receipt.amount().minor(),
                        Rows.timestamp(receipt.at()),
                        entry,
                        returnKey)
                .update();
    }

    /** What is to go back and has not yet. */
    List<Payments.Return> toReturn(int bucket, UUID payment) {
        return jdbc.sql("""
            select reference, currency, amount_minor, return_key from payment_receipt
            where bucket = ? and payment_id = ? and return_key is not null and returned_as is null\
            """)
                .params(bucket, payment)
                .query((row, n) -> new Payments.Return(
                        row.getString("reference"),
                        Rows.money(row, "amount_minor", Rows.currency(row)),
                        row.getObject("return_key", UUID.class)))
                .list();
    }

    boolean returned(int bucket, UUID key, UUID payment, String as) {
        return jdbc.sql("""
            update payment_receipt set returned_as = ? where bucket = ? and payment_id = ? and return_key = ?
              and returned_as is null\
            """).params(as, bucket, payment, key).update() == 1;
    }

    void keep(int bucket, Account.Id account, KeptMethod method, Instant now) {
        jdbc.sql("""
            insert into kept_method (bucket, account_id, gateway, customer, method, label, expires_after, kept_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (bucket, account_id, gateway) do update
            set customer = excluded.customer, method = excluded.method, label = excluded.label,
              expires_after = excluded.expires_after,
              kept_at = excluded.kept_at\
            """)
                .params(
                        bucket,
                        account.value(),
                        method.gateway(),
                        method.customer(),
                        method.method(),
                        method.label(),
                        method.expires().map(month -> month.atEndOfMonth()).orElse(null),
                        Rows.timestamp(now))
                .update();
    }

    Optional<KeptMethod> kept(int bucket, Account.Id account, String gateway) {
        return jdbc.sql("select * from kept_method where bucket = ? and account_id = ? and gateway = ?")
                .params(bucket, account.value(), gateway)
                .query((row, n) -> new KeptMethod(
                        row.getString("gateway"),
                        row.getString("customer"),
                        row.getString("method"),
                        row.getString("label"),
                        Optional.ofNullable(row.getObject("expires_after", LocalDate.class))
                                .map(YearMonth::from)))
                .optional();
    }

    boolean forget(int bucket, Account.Id account) {
        return jdbc.sql("delete from kept_method where bucket = ? and account_id = ?")
                        .params(bucket, account.value())
                        .update()
                > 0;
    }

    static Money sum(List<Receipt> receipts) {
        return receipts.stream().map(Receipt::amount).reduce(Money::plus).orElseThrow();
    }
}
