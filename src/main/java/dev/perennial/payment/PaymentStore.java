package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PaymentStore {
    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Payment> find(int bucket, UUID id) {
        return jdbc.sql("select * from payment where bucket = ? and payment_id = ?")
                .params(bucket, id)
                .query(PaymentStore::payment)
                .optional();
    }

    Optional<Payment> openFor(int bucket, UUID order) {
        return jdbc.sql("select * from payment where bucket = ? and order_id = ? and state = 'OPEN'")
                .params(bucket, order)
                .query(PaymentStore::payment)
                .optional();
    }

    void insert(int bucket, Payment payment) {
        jdbc.sql("""
            insert into payment (bucket, payment_id, account_id, currency, amount_minor, order_id, gateway, state,
              begun_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        bucket,
                        payment.id(),
                        payment.account().value(),
                        payment.amount().currency().getCurrencyCode(),
                        payment.amount().minor(),
                        payment.order().orElse(null),
                        payment.gateway(),
                        payment.state().name(),
                        Rows.timestamp(payment.begunAt()))
                .update();
    }

    /** @param entry the top-up that brought its money in; null for none */
    void end(int bucket, Payment ended, @Nullable UUID entry) {
        var touched = jdbc.sql("""
            update payment set state = ?, ended_at = ?, entry_id = ? where bucket = ? and payment_id = ?
              and state = 'OPEN'\
            """)
                .params(ended.state().name(), Rows.timestamp(ended.endedAt()), entry, bucket, ended.id())
                .update();
        Rows.exactly(1, touched, "end a payment");
    }

    void keep(int bucket, UUID id, String because) {
        var touched = jdbc.sql("update payment set kept_because = ? where bucket = ? and payment_id = ?")
                .params(because, bucket, id)
                .update();
        Rows.exactly(1, touched, "keep a payment's money");
    }

    private static Payment payment(ResultSet row, int n) throws SQLException {
        return new Payment(
                row.getObject("payment_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                Rows.money(row, "amount_minor", Rows.currency(row)),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                row.getString("gateway"),
                Payment.State.valueOf(row.getString("state")),
                Rows.instant(row, "begun_at"),
                Rows.instant(row, "ended_at"),
                Optional.ofNullable(row.getString("kept_because")));
    }
}
