package dev.perennial.grant;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class GiftStore {
    private final JdbcClient jdbc;

    GiftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(int bucket, Gift gift, Currency currency) {
        jdbc.sql("""
            insert into gift (bucket, gift_id, account_id, kind, currency, amount_minor, before_minor, entry_id,
              coupon_id, subscription_id, ends_at, reason, given_by, given_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        bucket,
                        gift.id(),
                        gift.account().value(),
                        gift.kind().name(),
                        currency.getCurrencyCode(),
                        gift.amount() == null ? null : gift.amount().minor(),
                        gift.before() == null ? null : gift.before().minor(),
                        gift.entry(),
                        gift.coupon(),
                        gift.subscription(),
                        gift.endsAt() == null ? null : Rows.timestamp(gift.endsAt()),
                        gift.reason(),
                        gift.givenBy(),
                        Rows.timestamp(gift.at()))
                .update();
    }

    List<Gift> of(int bucket, Account.Id account, int limit) {
        return jdbc.sql("select * from gift where bucket = ? and account_id = ? order by gift_id desc limit ?")
                .params(bucket, account.value(), limit)
                .query(GiftStore::gift)
                .list();
    }

    private static Gift gift(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        return new Gift(
                row.getObject("gift_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                Gift.Kind.valueOf(row.getString("kind")),
                Rows.money(row, "amount_minor", currency),
                Rows.money(row, "before_minor", currency),
                row.getObject("entry_id", UUID.class),
                row.getString("coupon_id"),
                row.getString("subscription_id"),
                Rows.instant(row, "ends_at"),
                row.getString("reason"),
                row.getString("given_by"),
                Rows.instant(row, "given_at"));
    }
}
