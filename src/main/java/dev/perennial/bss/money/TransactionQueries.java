package dev.perennial.bss.money;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what moved a wallet, with the balance after each. */
@Component
class TransactionQueries {
    /** What an entry is to its account, by its other side. */
    private static final String LINES = """
        select e.entry_id, e.at, e.currency, e.amount_minor, e.reason, e.order_id,
          e.credit = 'WALLET' as income,
          case when 'SALES' in (e.debit, e.credit) and e.credit = 'WALLET' then 'Refund'
            when 'SALES' in (e.debit, e.credit) then 'Consumption'
            when 'TOP_UP' in (e.debit, e.credit) then 'Payment'
            when 'PAYOUT' in (e.debit, e.credit) then 'Withdraw' else 'Adjust' end as type,
          case when 'TOP_UP' in (e.debit, e.credit) or 'PAYOUT' in (e.debit, e.credit) then 'BankTransfer'
            else 'AccountBalance' end as channel,
          w.balance_minor - coalesce(sum(case e.credit when 'WALLET' then e.amount_minor else -e.amount_minor end)
            over (order by e.entry_id desc rows between unbounded preceding and 1 preceding), 0) as balance
        from entry e join wallet w on w.bucket = e.bucket and w.account_id = e.account_id
        where e.bucket = ? and w.bucket = ? and e.account_id = ? and 'WALLET' in (e.debit, e.credit)
          and e.entry_id >= ?\
        """;

    private final JdbcClient jdbc;

    TransactionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which are asked for; null leaves nothing out. The window is closed at both ends. */
    record Filter(
            Instant from,
            Instant to,
            @Nullable UUID number,
            @Nullable UUID order,
            @Nullable String type,
            @Nullable Boolean income,
            @Nullable String channel) {}

    record Found(
            UUID id,
            Instant at,
            boolean income,
            String type,
            String channel,
            Money amount,
            Money balance,
            String reason,
            @Nullable UUID order) {}

    long count(int bucket, Account.Id account, Filter filter) {
        var values = values(bucket, account, filter);
        var sql = "select count(*) from (" + LINES + ") x" + where(filter, values);
        return jdbc.sql(sql).params(values).query(Long.class).single();
    }

    /** Newest first. */
    List<Found> page(int bucket, Account.Id account, Filter filter, long offset, int limit) {
        var values = values(bucket, account, filter);
        var sql = "select x.* from (" + LINES + ") x" + where(filter, values)
                + " order by x.entry_id desc offset ? limit ?";
        values.add(offset);
        values.add(limit);
        return jdbc.sql(sql)
                .params(values)
                .query((row, n) -> new Found(
                        row.getObject("entry_id", UUID.class),
                        Rows.instant(row, "at"),
                        row.getBoolean("income"),
                        row.getString("type"),
                        row.getString("channel"),
                        Money.ofMinor(row.getLong("amount_minor"), Rows.currency(row)),
                        Money.ofMinor(row.getLong("balance"), Rows.currency(row)),
                        row.getString("reason"),
                        row.getObject("order_id", UUID.class)))
                .list();
    }

    private static List<Object> values(int bucket, Account.Id account, Filter filter) {
        return new ArrayList<>(List.of(bucket, bucket, account.value(), Ids.first(filter.from())));
    }

    private static String where(Filter filter, List<Object> values) {
        var sql = new StringBuilder(" where x.at >= ? and x.at <= ?");
        values.add(Rows.timestamp(filter.from()));
        values.add(Rows.timestamp(filter.to()));
        add(sql, values, "x.entry_id", filter.number());
        add(sql, values, "x.order_id", filter.order());
        add(sql, values, "x.type", filter.type());
        add(sql, values, "x.income", filter.income());
        add(sql, values, "x.channel", filter.channel());
        return sql.toString();
    }

    private static void add(StringBuilder sql, List<Object> values, String column, @Nullable Object value) {
        if (value == null) return;
        sql.append(" and ").append(column).append(" = ?");
        values.add(value);
    }
}
