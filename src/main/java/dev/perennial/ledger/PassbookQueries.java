package dev.perennial.ledger;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Passbook.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a wallet's history a page at a time, by its key: the hundredth page costs what the first one does. */
@Component
class PassbookQueries {
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID NEWEST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    PassbookQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Transfer entry, Money balanceToday) {}

    Passbook page(int bucket, Account.Id account, Optional<Cursor> from, int lines) {
        return page(bucket, account, from, FIRST, lines);
    }

    Passbook page(int bucket, Account.Id account, Passbook.Window window, int lines) {
        var from = window.from()
                .or(() -> Optional.ofNullable(window.before()).map(before -> at(bucket, account, Ids.first(before))));
        var since = window.since() == null ? FIRST : Ids.first(window.since());
        return page(bucket, account, from, since, lines);
    }

    /** The place before this id, with the balance that stood there: today's, less what moved since. */
    private Cursor at(int bucket, Account.Id account, UUID before) {
        long minor = jdbc.sql("""
            select w.balance_minor - coalesce(sum(case e.credit when 'WALLET' then e.amount_minor
              else -e.amount_minor end), 0) from wallet w
            left join entry e on e.bucket = w.bucket and e.bucket = ? and e.account_id = w.account_id
              and 'WALLET' in (e.debit, e.credit) and e.entry_id >= ?
            where w.bucket = ? and w.account_id = ? group by w.balance_minor\
            """)
                .params(bucket, before, bucket, account.value())
                .query(Long.class)
                .single();
        return new Cursor(before, minor);
    }

    private Passbook page(int bucket, Account.Id account, Optional<Cursor> from, UUID since, int lines) {
        var rows = jdbc.sql("""
            select e.*, w.balance_minor from entry e
            join wallet w on w.bucket = e.bucket and w.account_id = e.account_id
            where e.bucket = ? and w.bucket = ? and e.account_id = ? and 'WALLET' in (e.debit, e.credit)
              and e.entry_id < ? and e.entry_id >= ? order by e.entry_id desc limit ?\
            """)
                .params(
                        bucket,
                        bucket,
                        account.value(),
                        from.map(Cursor::before).orElse(NEWEST),
                        since,
                        lines + 1)
                .query((row, n) ->
                        new Row(LedgerStore.transfer(row, n), Rows.money(row, "balance_minor", Rows.currency(row))))
                .list();
        return book(rows, from, lines);
    }

    private static Passbook book(List<Row> rows, Optional<Cursor> from, int most) {
        if (rows.isEmpty()) return new Passbook(List.of(), Optional.empty());
        var today = rows.getFirst().balanceToday();
        var balance = from.map(cursor -> Money.ofMinor(cursor.minor(), today.currency()))
                .orElse(today);
        var lines = new ArrayList<Passbook.Line>();
        for (var row : rows.subList(0, Math.min(most, rows.size()))) {
            var entry = row.entry();
            var change = entry.credit() == LedgerAccount.WALLET
                    ? entry.amount()
                    : entry.amount().negated();
            lines.add(new Passbook.Line(entry, change, balance));
            balance = balance.minus(change);
        }
        return new Passbook(
                List.copyOf(lines),
                rows.size() > most
                        ? Optional.of(new Cursor(lines.getLast().entry().id(), balance.minor()))
                        : Optional.empty());
    }
}
