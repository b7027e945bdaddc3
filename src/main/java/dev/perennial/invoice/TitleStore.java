package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TitleStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    TitleStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The preferred one first. */
    List<Title> of(int bucket, Account.Id account) {
        return jdbc.sql("""
            select * from invoice_title where bucket = ? and account_id = ? and removed_at is null
            order by preferred desc, title_id\
            """)
                .params(bucket, account.value())
                .query(TitleStore::title)
                .list();
    }

    Optional<Title> find(int bucket, UUID id) {
        return jdbc.sql("select * from invoice_title where bucket = ? and title_id = ? and removed_at is null")
                .params(bucket, id)
                .query(TitleStore::title)
                .optional();
    }

    void insert(int bucket, Title title) {
        batches.write(
                bucket,
                """
                insert into invoice_title (bucket, title_id, account_id, kind, name, tax_number, country, address, bank,
                  bank_account, phone, email, preferred)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(List.of(title))
                        .uuid(Title::id)
                        .text(one -> one.account().value())
                        .text(one -> one.buyer().kind().name())
                        .text(one -> one.buyer().name())
                        .text(one -> one.buyer().taxNumber())
                        .text(one -> one.buyer().country())
                        .text(one -> one.buyer().address())
                        .text(one -> one.buyer().bank())
                        .text(one -> one.buyer().bankAccount())
                        .text(one -> one.buyer().phone())
                        .text(one -> one.buyer().email())
                        .flag(Title::preferred));
    }

    void update(int bucket, Title title) {
        var buyer = title.buyer();
        int touched = jdbc.sql("""
            update invoice_title set kind = ?, name = ?, tax_number = ?, country = ?, address = ?, bank = ?,
              bank_account = ?, phone = ?, email = ? where bucket = ? and title_id = ? and removed_at is null\
            """)
                .params(
                        buyer.kind().name(),
                        buyer.name(),
                        buyer.taxNumber(),
                        buyer.country(),
                        buyer.address(),
                        buyer.bank(),
                        buyer.bankAccount(),
                        buyer.phone(),
                        buyer.email(),
                        bucket,
                        title.id())
                .update();
        Rows.exactly(1, touched, "change a title");
    }

    /** This one and no other of the account, in two statements: at no moment are two preferred. */
    void prefer(int bucket, Title title) {
        jdbc.sql("update invoice_title set preferred = false where bucket = ? and account_id = ? and preferred")
                .params(bucket, title.account().value())
                .update();
        int touched = jdbc.sql("""
            update invoice_title set preferred = true where bucket = ? and title_id = ? and removed_at is null\
            """).params(bucket, title.id()).update();
        Rows.exactly(1, touched, "prefer a title");
    }

    void remove(int bucket, UUID id, Instant now) {
        int touched = jdbc.sql("""
            update invoice_title set removed_at = ?, preferred = false
            where bucket = ? and title_id = ? and removed_at is null\
            """).params(Rows.timestamp(now), bucket, id).update();
        Rows.exactly(1, touched, "remove a title");
    }

    private static Title title(ResultSet row, int n) throws SQLException {
        return new Title(
                row.getObject("title_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                new Title.Buyer(
                        Title.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("tax_number"),
                        row.getString("country"),
                        row.getString("address"),
                        row.getString("bank"),
                        row.getString("bank_account"),
                        row.getString("phone"),
                        row.getString("email")),
                row.getBoolean("preferred"));
    }
}
