package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChoiceStore {
    private record Row(Account.Id account, Choice choice) {}

    private final JdbcClient jdbc;
    private final Batches batches;

    ChoiceStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Choice find(int bucket, Account.Id account) {
        return jdbc.sql("select * from invoice_choice where bucket = ? and account_id = ?")
                .params(bucket, account.value())
                .query(ChoiceStore::choice)
                .optional()
                .orElse(Choice.USUAL);
    }

    void save(int bucket, Account.Id account, Choice choice) {
        batches.write(
                bucket,
                """
                insert into invoice_choice (bucket, account_id, title_id, next_month, due_at, on_refund)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?) u where b.bucket = ?
                on conflict (bucket, account_id) do update set title_id = excluded.title_id,
                  next_month = excluded.next_month, due_at = excluded.due_at, on_refund = excluded.on_refund\
                """,
                Columns.of(List.of(new Row(account, choice)))
                        .text(row -> row.account().value())
                        .uuid(row -> row.choice()
                                .automatic()
                                .map(Choice.Monthly::title)
                                .orElse(null))
                        .date(row -> row.choice()
                                .automatic()
                                .map(Choice.Monthly::next)
                                .orElse(null))
                        .instant(row -> row.choice()
                                .automatic()
                                .map(Choice.Monthly::dueAt)
                                .orElse(null))
                        .text(row -> row.choice().onRefund().name()));
    }

    /** Accounts of which a month is over whose invoices are to be made. */
    List<Account.Id> due(int bucket, Instant now) {
        return jdbc.sql("""
            select account_id from invoice_choice where bucket = ? and due_at <= ? order by due_at, account_id\
            """)
                .params(bucket, Rows.timestamp(now))
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .list();
    }

    private static Choice choice(ResultSet row, int n) throws SQLException {
        var title = row.getObject("title_id", UUID.class);
        return new Choice(
                title == null
                        ? Optional.empty()
                        : Optional.of(new Choice.Monthly(
                                title, row.getObject("next_month", LocalDate.class), Rows.instant(row, "due_at"))),
                Choice.OnRefund.valueOf(row.getString("on_refund")));
    }
}
