package dev.perennial.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class LedgerStore {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final Batches batches;

    LedgerStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insertWallets(int bucket, List<Wallet> wallets) {
        batches.write(
                bucket,
                """
                insert into wallet (bucket, account_id, currency, balance_minor, held_minor, credit_limit_minor)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(wallets)
                        .text(wallet -> wallet.account().value())
                        .text(wallet -> wallet.balance().currency().getCurrencyCode())
                        .minor(Wallet::balance)
                        .minor(Wallet::held)
                        .minor(Wallet::creditLimit));
    }

    Map<Account.Id, Wallet> wallets(int bucket, Collection<Account.Id> accounts) {
        var ids = accounts.stream().map(Account.Id::value).toArray(String[]::new);
        var reserved = jdbc.sql("""
            select h.account_id, h.subscription_id, h.amount_minor, w.currency from hold h
            join wallet w on w.bucket = h.bucket and w.account_id = h.account_id
            where h.bucket = ? and w.bucket = ? and h.account_id = any(?)
              and h.subscription_id is not null\
            """).params(bucket, bucket, ids).query(LedgerStore::reservation).list().stream()
                .collect(groupingBy(
                        Reservation::account, toMap(Reservation::subscription, Reservation::amount, Money::plus)));
        return jdbc
                .sql("select * from wallet where bucket = ? and account_id = any(?)")
                .params(bucket, ids)
                .query((row, n) -> wallet(row, reserved))
                .list()
                .stream()
                .collect(toMap(Wallet::account, wallet -> wallet));
    }

    void insertEntries(int bucket, List<Transfer> transfers) {
        batches.write(
                bucket,
                """
                insert into entry (bucket, account_id, entry_id, at, debit, credit, amount_minor, currency, reason,
                  order_id)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(transfers)
                        .text(transfer -> transfer.account().value())
                        .uuid(Transfer::id)
                        .instant(Transfer::at)
                        .text(transfer -> transfer.debit().name())
                        .text(transfer -> transfer.credit().name())
                        .minor(Transfer::amount)
                        .text(transfer -> transfer.amount().currency().getCurrencyCode())
                        .text(Transfer::reason)
                        .uuid(transfer -> transfer.order().orElse(null)));
    }

    void updateWallets(int bucket, Collection<Wallet> after) {
        batches.write(
                bucket,
                """
                update wallet w set balance_minor = u.balance, held_minor = u.held
                from unnest(?, ?, ?) u (account_id, balance, held)
                where w.account_id = u.account_id and w.bucket = ?\
                """,
                Columns.of(after)
                        .text(wallet -> wallet.account().value())
                        .minor(Wallet::balance)
                        .minor(Wallet::held));
    }

    void creditLine(int bucket, Account.Id account, Money line) {
        var touched = jdbc.sql("update wallet set credit_limit_minor = ? where bucket = ? and account_id = ?")
                .params(line.minor(), bucket, account.value())
                .update();
        Rows.exactly(1, touched, "set a credit line");
    }

    void insertHolds(int bucket, List<Hold> holds, Instant now) {
        batches.write(
                bucket,
                """
                insert into hold (bucket, account_id, hold_id, subscription_id, order_id, amount_minor, created_at)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(holds)
                        .text(hold -> hold.account().value())
                        .uuid(Hold::id)
                        .text(hold -> hold.subscription().orElse(null))
                        .uuid(hold -> hold.order().orElse(null))
                        .minor(Hold::amount)
                        .instant(hold -> now));
    }

    void deleteReservations(int bucket, Account.Id account, Collection<String> subscriptions) {
        jdbc.sql("delete from hold where bucket = ? and account_id = ? and subscription_id = any(?)")
                .params(bucket, account.value(), subscriptions.toArray(String[]::new))
                .update();
    }

    List<Hold> deleteHolds(int bucket, Collection<UUID> orders) {
        return jdbc.sql("""
            delete from hold h using wallet w where h.bucket = ? and w.bucket = ? and h.order_id = any(?)
              and w.account_id = h.account_id
            returning h.*, w.currency\
            """)
                .params(bucket, bucket, orders.toArray(UUID[]::new))
                .query(LedgerStore::hold)
                .list();
    }

    List<Hold> holds(int bucket, Account.Id account, @Nullable UUID after, int limit) {
        return jdbc.sql("""
            select h.*, w.currency from hold h join wallet w on w.bucket = h.bucket and w.account_id = h.account_id
            where h.bucket = ? and w.bucket = ? and h.account_id = ? and h.hold_id < ?
            order by h.hold_id desc limit ?\
            """)
                .params(bucket, bucket, account.value(), after == null ? LAST : after, limit)
                .query(LedgerStore::hold)
                .list();
    }

    List<Transfer> entries(int bucket, Account.Id account) {
        return jdbc.sql("select * from entry where bucket = ? and account_id = ? order by at, entry_id")
                .params(bucket, account.value())
                .query(LedgerStore::transfer)
                .list();
    }

    List<Ledger.Sum> sums(int bucket, Account.Id account) {
        return jdbc.sql("""
            select debit, credit, currency, sum(amount_minor)::bigint as amount_minor from entry
            where bucket = ? and account_id = ? group by debit, credit, currency\
            """)
                .params(bucket, account.value())
                .query((row, n) -> new Ledger.Sum(
                        LedgerAccount.valueOf(row.getString("debit")),
                        LedgerAccount.valueOf(row.getString("credit")),
                        Rows.money(row, "amount_minor", Rows.currency(row))))
                .list();
    }

    private record Reservation(Account.Id account, String subscription, Money amount) {}

    private static Reservation reservation(ResultSet row, int n) throws SQLException {
        return new Reservation(
                new Account.Id(row.getString("account_id")),
                row.getString("subscription_id"),
                Rows.money(row, "amount_minor", Rows.currency(row)));
    }

    private static Wallet wallet(ResultSet row, Map<Account.Id, Map<String, Money>> reserved) throws SQLException {
        Currency currency = Rows.currency(row);
        var account = new Account.Id(row.getString("account_id"));
        return new Wallet(
                account,
                Rows.money(row, "balance_minor", currency),
                Rows.money(row, "held_minor", currency),
                Rows.money(row, "credit_limit_minor", currency),
                reserved.getOrDefault(account, Map.of()));
    }

    private static Hold hold(ResultSet row, int n) throws SQLException {
        return new Hold(
                row.getObject("hold_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                Optional.ofNullable(row.getString("subscription_id")),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                Rows.money(row, "amount_minor", Rows.currency(row)));
    }

    static Transfer transfer(ResultSet row, int n) throws SQLException {
        return new Transfer(
                row.getObject("entry_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                Rows.instant(row, "at"),
                LedgerAccount.valueOf(row.getString("debit")),
                LedgerAccount.valueOf(row.getString("credit")),
                Rows.money(row, "amount_minor", Rows.currency(row)),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("order_id", UUID.class)));
    }
}
