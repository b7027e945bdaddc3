package dev.perennial.books;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sums and lists of the entries of all buckets. Sums are made where the rows are. */
@Component
class LedgerQueries {
    private static final int AHEAD = 2000;

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;

    LedgerQueries(JdbcTemplate jdbc, DataSource source) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(source);
        this.streaming.setFetchSize(AHEAD);
    }

    /** What moved from one side to the other, {@code before} a stretch of time and in it. */
    record Movement(Currency currency, LedgerAccount debit, LedgerAccount credit, long before, long within) {}

    /** Wallets by which side of zero they are on. */
    record WalletSum(Currency currency, long inCredit, long credit, long inDebit, long debit) {}

    record DaySum(LocalDate day, long entries, long debits, long credits) {}

    List<Movement> movements(Instant from, Instant to) {
        return jdbc.query(
                """
                select e.currency, e.debit, e.credit,
                  coalesce(sum(e.amount_minor) filter (where e.at < ?), 0) as before,
                  coalesce(sum(e.amount_minor) filter (where e.at >= ?), 0) as within
                from slot b join entry e on e.bucket = b.bucket where e.at < ?
                group by e.currency, e.debit, e.credit order by e.currency, e.debit, e.credit
                """,
                (row, n) -> new Movement(
                        Rows.currency(row),
                        LedgerAccount.valueOf(row.getString("debit")),
                        LedgerAccount.valueOf(row.getString("credit")),
                        row.getLong("before"),
                        row.getLong("within")),
                Rows.timestamp(from),
                Rows.timestamp(from),
                Rows.timestamp(to));
    }

    List<WalletSum> wallets(Instant to) {
        return jdbc.query(
                """
                select x.currency, count(*) filter (where x.balance > 0) as in_credit,
                  coalesce(sum(x.balance) filter (where x.balance > 0), 0) as credit,
                  count(*) filter (where x.balance < 0) as in_debit,
                  coalesce(sum(x.balance) filter (where x.balance < 0), 0) as debit
                from (select e.currency, e.account_id, sum(case when e.credit = 'WALLET' then e.amount_minor
                    when e.debit = 'WALLET' then -e.amount_minor else 0 end) as balance
                  from slot b join entry e on e.bucket = b.bucket where e.at < ? group by e.currency, e.account_id) x
                group by x.currency
                """,
                (row, n) -> new WalletSum(
                        Rows.currency(row),
                        row.getLong("in_credit"),
                        row.getLong("credit"),
                        row.getLong("in_debit"),
                        row.getLong("debit")),
                Rows.timestamp(to));
    }

    /** The days of one ledger account on which anything moved, the last first. */
    List<DaySum> days(Currency currency, LedgerAccount account, Instant from, Instant to, ZoneId zone, int limit) {
        return jdbc.query(
                """
                select (e.at at time zone ?)::date as day, count(*) as entries,
                  coalesce(sum(e.amount_minor) filter (where e.debit = ?), 0) as debits,
                  coalesce(sum(e.amount_minor) filter (where e.credit = ?), 0) as credits
                from slot b join entry e on e.bucket = b.bucket
                where e.at >= ? and e.at < ? and e.currency = ? and ? in (e.debit, e.credit)
                group by 1 order by 1 desc limit ?
                """,
                (row, n) -> new DaySum(
                        row.getObject("day", LocalDate.class),
                        row.getLong("entries"),
                        row.getLong("debits"),
                        row.getLong("credits")),
                zone.getId(),
                account.name(),
                account.name(),
                Rows.timestamp(from),
                Rows.timestamp(to),
                currency.getCurrencyCode(),
                account.name(),
                limit);
    }

    List<Transfer> page(EntrySearch search, int limit) {
        var values = new ArrayList<>();
        var sql = sql(search, values) + " order by e.at, e.entry_id limit " + limit;
        return jdbc.query(sql, LedgerQueries::transfer, values.toArray());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void each(EntrySearch search, Consumer<Transfer> each) {
        var values = new ArrayList<>();
        var sql = sql(search, values) + " order by e.at, e.entry_id";
        try (var rows = streaming.queryForStream(sql, LedgerQueries::transfer, values.toArray())) {
            rows.forEach(each);
        }
    }

    private static String sql(EntrySearch search, List<Object> values) {
        var from = search.after() == null ? search.from() : search.after().at();
        var sql = new StringBuilder("""
            select e.* from slot b join entry e on e.bucket = b.bucket where e.at >= ? and e.at < ?\
            """);
        values.add(Rows.timestamp(from));
        values.add(Rows.timestamp(search.to()));
        if (search.after() != null) {
            sql.append(" and (e.at, e.entry_id) > (?, ?)");
            values.add(Rows.timestamp(from));
            values.add(search.after().id());
        }
        if (search.currency() != null) {
            sql.append(" and e.currency = ?");
            values.add(search.currency().getCurrencyCode());
        }
        if (search.account() != null) {
            sql.append(" and ? in (e.debit, e.credit)");
            values.add(search.account().name());
        }
        return sql.toString();
    }

    private static Transfer transfer(ResultSet row, int n) throws SQLException {
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
