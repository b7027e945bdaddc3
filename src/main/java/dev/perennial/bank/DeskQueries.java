package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the desk and the lists of statements show: reads over all buckets, for operators only. */
@Component
class DeskQueries {
    private static final int CLUES_MAX = 200;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    DeskQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BankEntry> atDesk(Desk.@Nullable Place after, int limit) {
        return jdbc.sql("""
            select e.* from slot b join bank_entry e on e.bucket = b.bucket where e.state = 'DESK'
              and (e.booked_on, e.entry_id) > (?, ?) order by e.booked_on, e.entry_id limit ?\
            """)
                .params(after == null ? LocalDate.EPOCH : after.bookedOn(), after == null ? FIRST : after.id(), limit)
                .query(BankRows::entry)
                .list();
    }

    long countAtDesk() {
        return jdbc.sql("select count(*) from slot b join bank_entry e on e.bucket = b.bucket where e.state = 'DESK'")
                .query(Long.class)
                .single();
    }

    List<StatementFile> files(int limit) {
        return jdbc.sql("""
            select f.* from slot b join statement_file f on f.bucket = b.bucket
            order by f.began_at desc, f.file_id desc limit ?\
            """).params(limit).query(StatementStore::file).list();
    }

    List<StatementLine> statements(Statements.@Nullable Place before, int limit) {
        return jdbc.sql("""
            select s.* from slot b join bank_statement s on s.bucket = b.bucket
            where (s.read_at, s.statement_id) < (?, ?) order by s.read_at desc, s.statement_id desc limit ?\
            """)
                .params(
                        Rows.timestamp(before == null ? NEVER : before.readAt()),
                        before == null ? LAST : before.id(),
                        limit)
                .query(BankRows::statement)
                .list();
    }

    Optional<StatementLine> statement(int bucket, UUID id) {
        return jdbc.sql("select * from bank_statement where bucket = ? and statement_id = ?")
                .params(bucket, id)
                .query(BankRows::statement)
                .optional();
    }

    List<BankEntry> entries(int bucket, UUID statement, UUID after, int limit) {
        return jdbc.sql("""
            select * from bank_entry where bucket = ? and statement_id = ? and entry_id > ? order by entry_id limit ?\
            """)
                .params(bucket, statement, after, limit)
                .query(BankRows::entry)
                .list();
    }

    /** Who was credited before by transfers of these payers, by their account or name. */
    record Earlier(String payer, String payerAccount, Account.Id account) {}

    List<Earlier> earlier(int bucket, List<String> payers, List<String> payerAccounts) {
        return jdbc.sql("""
            select distinct payer, payer_account, account_id from bank_entry where bucket = ? and state = 'CREDITED'
              and (lower(payer) = any(?) or payer_account = any(?)) limit ?\
            """)
                .params(bucket, payers.toArray(String[]::new), payerAccounts.toArray(String[]::new), CLUES_MAX)
                .query((row, n) -> new Earlier(
                        row.getString("payer"),
                        row.getString("payer_account"),
                        new Account.Id(row.getString("account_id"))))
                .list();
    }

    /** Accounts of exactly these names, written in small letters. */
    List<Account.Id> named(List<String> names) {
        return jdbc.sql("""
            select a.account_id from slot b join account a on a.bucket = b.bucket where lower(a.name) = any(?) limit ?\
            """)
                .params(names.toArray(String[]::new), CLUES_MAX)
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .list();
    }

    /** An unpaid order of some amount. */
    record Open(UUID order, Account.Id account, long minor, String currency) {}

    /** Some unpaid orders of a currency, the oldest first. */
    List<Open> anyOpen(String currency, int limit) {
        return jdbc.sql("""
            select o.order_id, o.account_id, o.price_minor, o.currency from slot b
            join orders o on o.bucket = b.bucket where o.state = 'UNPAID' and o.currency = ?
            order by o.order_id limit ?\
            """).params(currency, limit).query(DeskQueries::open).list();
    }

    List<Open> open(List<Long> minors) {
        return jdbc.sql("""
            select o.order_id, o.account_id, o.price_minor, o.currency from slot b
            join orders o on o.bucket = b.bucket
            where o.state = 'UNPAID' and o.price_minor = any(?) order by o.order_id desc limit ?\
            """)
                .params(minors.toArray(Long[]::new), CLUES_MAX)
                .query(DeskQueries::open)
                .list();
    }

    private static Open open(ResultSet row, int n) throws SQLException {
        return new Open(
                row.getObject("order_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getLong("price_minor"),
                row.getString("currency"));
    }

    /** Credited entries of this amount that a reversal may take back, the latest first. */
    List<BankEntry> credited(int bucket, BankEntry reversal) {
        LocalDate until = reversal.bookedOn();
        return jdbc.sql("""
            select * from bank_entry e where e.bucket = ? and e.bank_account = ? and e.state = 'CREDITED'
              and e.amount_minor = ? and e.currency = ? and e.booked_on <= ?
              and not exists (select 1 from bank_entry r where r.bucket = ? and r.reverses = e.entry_id
                and r.state in ('TAKING_BACK', 'TAKEN_BACK'))
            order by e.entry_id desc limit 5\
            """)
                .params(
                        bucket,
                        reversal.bankAccount(),
                        reversal.amount().minor(),
                        reversal.amount().currency().getCurrencyCode(),
                        until,
                        bucket)
                .query(BankRows::entry)
                .list();
    }
}
