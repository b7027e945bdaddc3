package dev.perennial.payment;

import dev.perennial.account.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads an account's payments a page at a time, newest first. */
@Component
class PaymentListQueries {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    PaymentListQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Payment> page(int bucket, Account.Id account, PaymentFilter filter, @Nullable UUID after, int limit) {
        var sql = new StringBuilder("select * from payment where bucket = ? and account_id = ? and payment_id < ?");
        var values = new ArrayList<Object>(List.of(bucket, account.value(), after == null ? LAST : after));
        if (filter.state() != null) {
            sql.append(" and state = ?");
            values.add(filter.state().name());
        }
        if (filter.order() != null) {
            sql.append(" and order_id = ?");
            values.add(filter.order());
        }
        values.add(limit);
        return jdbc.sql(sql + " order by payment_id desc limit ?")
                .params(values)
                .query(PaymentStore::payment)
                .list();
    }
}
