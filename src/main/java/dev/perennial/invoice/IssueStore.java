package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Papers on their way to their number, and as they were issued. What was issued is added, and never changed. */
@Component
class IssueStore {
    private static final String WAITING = """
        select i.invoice_id, i.account_id, i.entity, i.kind from invoice_waiting w
        join invoice i on i.bucket = w.bucket and i.invoice_id = w.invoice_id
        where w.bucket = ? and i.bucket = ?
          and (i.corrects_invoice_id is null or exists (
            select 1 from invoice_issue s where s.bucket = ? and s.invoice_id = i.corrects_invoice_id))\
        """;

    /** A paper that may get its number: what it corrects, if anything, has one. */
    record Waiting(UUID invoice, Account.Id account, String entity, Invoice.Kind kind) {}

    /** @param document the bytes that are issued */
    record Issued(
            UUID invoice,
            Account.Id account,
            String number,
            LocalDate on,
            Instant at,
            String content,
            byte[] document,
            String hash) {}

    /** A line of a paper, with what its item is. */
    record Detail(
            UUID invoice,
            Invoice.Line line,
            String product,
            String edition,
            String item,
            Instant starts,
            Instant ends) {}

    private final JdbcClient jdbc;
    private final Batches batches;

    IssueStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Waiting> waiting(int bucket, Optional<UUID> after, int limit) {
        return jdbc.sql(WAITING + " and w.invoice_id > ? order by w.invoice_id limit ?")
                .params(bucket, bucket, bucket, after.orElse(new UUID(0, 0)), limit)
                .query(IssueStore::waiting)
                .list();
    }

    List<Waiting> waitingOf(int bucket, Account.Id account) {
        return jdbc.sql(WAITING + " and i.account_id = ? order by w.invoice_id")
                .params(bucket, bucket, bucket, account.value())
                .query(IssueStore::waiting)
                .list();
    }

    /** Those of these papers that still wait. */
    Set<UUID> stillWaiting(int bucket, Collection<UUID> invoices) {
        return jdbc
                .sql("select invoice_id from invoice_waiting where bucket = ? and invoice_id = any(?)")
                .params(bucket, invoices.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    List<Detail> details(int bucket, Collection<UUID> invoices) {
        return jdbc.sql("""
            select l.*, i.currency, s.product, s.edition, s.name, o.starts_at, o.ends_at
            from invoice_line l
            join invoice i on i.bucket = l.bucket and i.invoice_id = l.invoice_id
            join order_line o on o.bucket = l.bucket and o.order_id = l.order_id and o.line_no = l.order_line_no
            join subscription s on s.bucket = o.bucket and s.subscription_id = o.subscription_id
            where l.bucket = ? and i.bucket = ? and o.bucket = ? and s.bucket = ? and l.invoice_id = any(?)
            order by l.invoice_id, l.line_no\
            """)
                .params(bucket, bucket, bucket, bucket, invoices.toArray(UUID[]::new))
                .query(IssueStore::detail)
                .list();
    }

    void insert(int bucket, List<Issued> issued) {
        batches.write(
                bucket,
                """
                insert into invoice_issue (bucket, invoice_id, account_id, number, issued_on, issued_at, content, document,
                  hash)
                select b.bucket, u.invoice_id, u.account_id, u.number, u.issued_on, u.issued_at, u.content,
                  decode(u.document, 'hex'), u.hash
                from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?) u
                  (invoice_id, account_id, number, issued_on, issued_at, content, document, hash)
                where b.bucket = ?\
                """,
                Columns.of(issued)
                        .uuid(Issued::invoice)
                        .text(one -> one.account().value())
                        .text(Issued::number)
                        .date(Issued::on)
                        .instant(Issued::at)
                        .jsonb(Issued::content)
                        .text(one -> HexFormat.of().formatHex(one.document()))
                        .text(Issued::hash));
        var ids = issued.stream().map(Issued::invoice).toArray(UUID[]::new);
        int gone = jdbc.sql("delete from invoice_waiting where bucket = ? and invoice_id = any(?)")
                .params(bucket, ids)
                .update();
        Rows.exactly(issued.size(), gone, "end the waiting of papers");
    }

    /** What a paper says, and the bytes that were issued. */
    record Frozen(String number, String content, byte[] document) {}

    Optional<Frozen> frozen(int bucket, UUID invoice) {
        return jdbc.sql("select number, content, document from invoice_issue where bucket = ? and invoice_id = ?")
                .params(bucket, invoice)
                .query((row, n) ->
                        new Frozen(row.getString("number"), row.getString("content"), row.getBytes("document")))
                .optional();
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        return new Waiting(
                row.getObject("invoice_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getString("entity"),
                Invoice.Kind.valueOf(row.getString("kind")));
    }

    private static Detail detail(ResultSet row, int n) throws SQLException {
        return new Detail(
                row.getObject("invoice_id", UUID.class),
                InvoiceStore.line(row),
                row.getString("product"),
                row.getString("edition"),
                row.getString("name"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"));
    }
}
