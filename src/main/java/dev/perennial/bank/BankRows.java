package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Rows of entries as the stores read them. */
final class BankRows {
    private BankRows() {}

    static BankEntry entry(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        return new BankEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("statement_id", UUID.class),
                row.getString("bank_account"),
                row.getObject("booked_on", LocalDate.class),
                row.getBoolean("credit"),
                row.getBoolean("reversal"),
                Rows.money(row, "amount_minor", currency),
                text(row, "payer"),
                text(row, "payer_account"),
                text(row, "reference"),
                row.getString("message"),
                text(row, "end_to_end"),
                text(row, "servicer_reference"),
                text(row, "bank_code"),
                row.getBoolean("unclear"),
                BankEntry.State.valueOf(row.getString("state")),
                text(row, "desk_because").map(BankEntry.Why::valueOf),
                Optional.<Money>ofNullable(Rows.money(row, "deficit_minor", currency)),
                text(row, "account_id").map(Account.Id::new),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                Optional.ofNullable(row.getObject("reverses", UUID.class)),
                row.getString("actor"),
                Optional.ofNullable(Rows.instant(row, "settled_at")),
                text(row, "settled_because"),
                Rows.instant(row, "imported_at"));
    }

    static StatementLine statement(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        return new StatementLine(
                row.getObject("statement_id", UUID.class),
                row.getString("bank_account"),
                row.getString("number"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Optional.<Money>ofNullable(Rows.money(row, "opening_minor", currency)),
                Optional.<Money>ofNullable(Rows.money(row, "closing_minor", currency)),
                Rows.money(row, "credits_minor", currency),
                Rows.money(row, "debits_minor", currency),
                row.getLong("entries"),
                row.getBoolean("is_ours"),
                Rows.instant(row, "read_at"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
