package dev.perennial.autotopup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChargeStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    ChargeStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A charge and one item it is for. */
    record Item(UUID payment, Charge.For what) {}

    /** What an account's charges of one month come to, and whether one is under way. */
    record Use(String account, LocalDate month, long minor, boolean underWay) {}

    void insert(int bucket, List<Charge> charges, List<Item> items) {
        batches.write(
                bucket,
                """
                insert into auto_charge (bucket, payment_id, account_id, currency, amount_minor, month, ceiling_minor,
                  used_minor, begun_at, due_at, attempts)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(charges)
                        .uuid(Charge::payment)
                        .text(charge -> charge.account().value())
                        .text(charge -> charge.amount().currency().getCurrencyCode())
                        .minor(Charge::amount)
                        .date(Charge::month)
                        .minor(Charge::ceiling)
                        .minor(Charge::used)
                        .instant(Charge::begunAt)
                        .instant(Charge::begunAt)
                        .number(Charge::attempts));
        batches.write(
                bucket,
                """
                insert into auto_charge_item (bucket, payment_id, subscription_id, expiration, shortfall_minor)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(items)
                        .uuid(Item::payment)
                        .text(item -> item.what().subscription())
                        .instant(item -> item.what().expiration())
                        .minor(item -> item.what().shortfall()));
    }

    /** By account and month, since then; what is under way belongs to the month it was begun in. */
    List<Use> use(int bucket, Collection<Account.Id> accounts, LocalDate since) {
        return jdbc.sql("""
            select account_id, month, bool_or(outcome is null) as under_way,
              coalesce(sum(amount_minor) filter (where outcome is null or outcome = 'PAID'), 0) as used
            from auto_charge where bucket = ? and account_id = any(?) and (month >= ? or outcome is null)
            group by account_id, month\
            """)
                .params(bucket, texts(accounts), since)
                .query((row, n) -> new Use(
                        row.getString("account_id"),
                        row.getObject("month", LocalDate.class),
                        row.getLong("used"),
                        row.getBoolean("under_way")))
                .list();
    }

    /** The latest charge for each of these items. */
    Map<String, Means.Tried> tried(int bucket, Collection<String> subscriptions) {
        record Row(String subscription, Means.Tried tried) {}
        return jdbc
                .sql("""
                    select distinct on (i.subscription_id) i.subscription_id, i.expiration, c.begun_at, c.outcome, c.code
                    from auto_charge_item i join auto_charge c on c.bucket = i.bucket and c.payment_id = i.payment_id
                    where i.bucket = ? and c.bucket = ? and i.subscription_id = any(?)
                    order by i.subscription_id, c.begun_at desc, c.payment_id desc\
                    """)
                .params(bucket, bucket, subscriptions.toArray(String[]::new))
                .query((row, n) -> new Row(
                        row.getString("subscription_id"),
                        new Means.Tried(
                                Rows.instant(row, "expiration"),
                                Rows.instant(row, "begun_at"),
                                outcome(row),
                                Optional.ofNullable(row.getString("code")))))
                .list()
                .stream()
                .collect(toMap(Row::subscription, Row::tried));
    }

    /**
     * Leases charges whose fate is to be found out, until {@code leased}: whoever comes later leaves them alone until
     * then.
     */
    List<Charge> claim(int bucket, Instant now, Instant leased, int limit) {
        return jdbc.sql("""
            update auto_charge c set due_at = ?, attempts = c.attempts + 1
            from (select d.payment_id from auto_charge d
              where d.bucket = ? and d.outcome is null and d.due_at <= ? order by d.due_at, d.payment_id limit ?) due
            where c.bucket = ? and c.payment_id = due.payment_id and c.outcome is null and c.due_at <= ?
            returning c.*\
            """)
                .params(Rows.timestamp(leased), bucket, Rows.timestamp(now), limit, bucket, Rows.timestamp(now))
                .query(ChargeStore::charge)
                .list();
    }

    void again(int bucket, UUID payment, Instant dueAt) {
        jdbc.sql("update auto_charge set due_at = ? where bucket = ? and payment_id = ? and outcome is null")
                .params(Rows.timestamp(dueAt), bucket, payment)
                .update();
    }

    /** Why the gateway said no, noted before the payment ends. */
    void declinedAs(int bucket, UUID payment, String code) {
        jdbc.sql("update auto_charge set code = ? where bucket = ? and payment_id = ? and outcome is null")
                .params(code, bucket, payment)
                .update();
    }

    /** Charges whose payment ended, or was paid after it had, and whose account does not know it yet. */
    List<Charge> ended(int bucket, int limit) {
        return jdbc.sql("""
            select c.* from auto_charge c join payment p on p.bucket = c.bucket and p.payment_id = c.payment_id
            where c.bucket = ? and p.bucket = ? and (c.outcome is null and p.state <> 'OPEN'
              or c.outcome in ('DECLINED', 'LEFT') and p.state = 'SUCCEEDED')
            order by c.payment_id limit ?\
            """)
                .params(bucket, bucket, limit)
                .query(ChargeStore::charge)
                .list();
    }

    boolean end(int bucket, UUID payment, Charge.Result outcome, Instant now) {
        return jdbc.sql("""
            update auto_charge set outcome = ?, settled_at = ? where bucket = ? and payment_id = ?
              and outcome is distinct from ?\
            """)
                        .params(outcome.name(), Rows.timestamp(now), bucket, payment, outcome.name())
                        .update()
                == 1;
    }

    /** The charge of this account that nobody has begun to make yet is never made. */
    Optional<UUID> withdraw(int bucket, Account.Id account, Instant now) {
        return jdbc.sql("""
            update auto_charge set outcome = 'LEFT', settled_at = ?
            where bucket = ? and account_id = ? and outcome is null and attempts = 0 returning payment_id\
            """)
                .params(Rows.timestamp(now), bucket, account.value())
                .query(UUID.class)
                .optional();
    }

    /** The account's charges, the newest first. */
    List<Charge> of(int bucket, Account.Id account, @Nullable UUID after, int limit) {
        return jdbc.sql("""
            select * from auto_charge where bucket = ? and account_id = ? and payment_id < ?
            order by payment_id desc limit ?\
            """)
                .params(bucket, account.value(), after == null ? new UUID(-1, -1) : after, limit)
                .query(ChargeStore::charge)
                .list();
    }

    /** The items each of these charges was for, those that lacked most first. */
    Map<UUID, List<String>> items(int bucket, List<UUID> payments) {
        record Row(UUID payment, String subscription) {}
        return jdbc
                .sql("""
                    select payment_id, subscription_id from auto_charge_item where bucket = ? and payment_id = any(?)
                    order by payment_id, shortfall_minor desc, subscription_id\
                    """)
                .params(bucket, payments.toArray(UUID[]::new))
                .query((row, n) -> new Row(row.getObject("payment_id", UUID.class), row.getString("subscription_id")))
                .list()
                .stream()
                .collect(groupingBy(Row::payment, mapping(Row::subscription, toList())));
    }

    private static String[] texts(Collection<Account.Id> accounts) {
        return accounts.stream().map(Account.Id::value).toArray(String[]::new);
    }

    private static Optional<Charge.Result> outcome(ResultSet row) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        return Optional.ofNullable(outcome).map(Charge.Result::valueOf);
    }

    private static Charge charge(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        Money amount = Rows.money(row, "amount_minor", currency);
        return new Charge(
                row.getObject("payment_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                amount,
                row.getObject("month", LocalDate.class),
                Rows.money(row, "ceiling_minor", currency),
                Rows.money(row, "used_minor", currency),
                Rows.instant(row, "begun_at"),
                row.getInt("attempts"),
                outcome(row),
                Optional.ofNullable(row.getString("code")));
    }
}
