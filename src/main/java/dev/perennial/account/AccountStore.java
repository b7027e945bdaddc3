package dev.perennial.account;

import static java.util.stream.Collectors.toMap;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    AccountStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<Account> find(int bucket, Account.Id id) {
        return jdbc.sql("select * from account where bucket = ? and account_id = ?")
                .params(bucket, id.value())
                .query(AccountStore::account)
                .optional();
    }

    List<Account> all(int bucket) {
        return jdbc.sql("select * from account where bucket = ? order by account_id")
                .param(bucket)
                .query(AccountStore::account)
                .list();
    }

    Map<Account.Id, Account> get(int bucket, Collection<Account.Id> ids) {
        return jdbc
                .sql("select * from account where bucket = ? and account_id = any(?)")
                .params(bucket, values(ids))
                .query(AccountStore::account)
                .list()
                .stream()
                .collect(toMap(Account::id, account -> account));
    }

    Optional<Account> lock(int bucket, Account.Id id) {
        return jdbc.sql("select * from account where bucket = ? and account_id = ? for update")
                .params(bucket, id.value())
                .query(AccountStore::account)
                .optional();
    }

    void lockAll(int bucket, Collection<Account.Id> ids) {
        jdbc.sql("""
            select account_id from account where bucket = ? and account_id = any(?) order by account_id for update\
            """)
                .params(bucket, values(ids))
                .query((row, n) -> row.getString("account_id"))
                .list();
    }

    void insert(int bucket, List<Account> accounts, Instant now) {
        batches.write(
                bucket,
                """
                insert into account (bucket, account_id, name, currency, time_zone, language, email, phone,
                  low_balance_threshold_minor, created_at)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(accounts)
                        .text(account -> account.id().value())
                        .text(Account::name)
                        .text(account -> account.currency().getCurrencyCode())
                        .text(account -> account.zone().getId())
                        .text(account -> account.language().getLanguage())
                        .text(account -> account.email().orElse(null))
                        .text(account -> account.phone().orElse(null))
                        .bigint(account -> account.lowBalanceThresholdMinor().orElse(null))
                        .instant(account -> now));
    }

    void settle(int bucket, Account account) {
        var statement = "update account set name = ?, language = ?, time_zone = ? where bucket = ? and account_id = ?";
        int touched = jdbc.sql(statement)
                .params(
                        account.name(),
                        account.language().getLanguage(),
                        account.zone().getId(),
                        bucket,
                        account.id().value())
                .update();
        Rows.exactly(1, touched, statement);
    }

    Optional<Integer> unifiedDay(int bucket, Account.Id id) {
        return jdbc.sql("select unified_day from account where bucket = ? and account_id = ? and unified_day is not"
                        + " null")
                .params(bucket, id.value())
                .query(Integer.class)
                .optional();
    }

    void unifyOn(int bucket, Account.Id id, int day) {
        var statement = "update account set unified_day = ? where bucket = ? and account_id = ?";
        int touched = jdbc.sql(statement).params(day, bucket, id.value()).update();
        Rows.exactly(1, touched, statement);
    }

    void alertBelow(int bucket, Account.Id id, Optional<Money> threshold) {
        var touched = jdbc.sql("""
            update account set low_balance_threshold_minor = ? where bucket = ? and account_id = ?\
            """)
                .params(threshold.map(Money::minor).orElse(null), bucket, id.value())
                .update();
        Rows.exactly(1, touched, "set the low-balance alert");
    }

    void remindOn(int bucket, Account.Id id, ReminderDays days) {
        int touched = jdbc.sql("update account set reminder_days = ? where bucket = ? and account_id = ?")
                .params(days.all().stream().map(ReminderDays.Day::toString).toArray(String[]::new), bucket, id.value())
                .update();
        Rows.exactly(1, touched, "set the reminder days");
    }

    private static String[] values(Collection<Account.Id> ids) {
        return ids.stream().map(Account.Id::value).toArray(String[]::new);
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        long threshold = row.getLong("low_balance_threshold_minor");
        Optional<Long> lowBalance = row.wasNull() ? Optional.empty() : Optional.of(threshold);
        return new Account(
                new Account.Id(row.getString("account_id")),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                ZoneId.of(row.getString("time_zone")),
                Locale.of(row.getString("language")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("phone")),
                lowBalance,
                ReminderDays.read(Rows.texts(row, "reminder_days")));
    }
}
