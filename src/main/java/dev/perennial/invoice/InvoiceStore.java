package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.catalog.Text;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Papers: rows are added and read. None is ever changed, so here is no statement that would. */
@Component
class InvoiceStore {
    private static final String SELECT = """
        select i.*, s.number, s.issued_on, s.issued_at, s.hash, coalesce(c.credited, 0) as credited
        from invoice i
        left join invoice_issue s on s.bucket = ? and s.invoice_id = i.invoice_id
        left join lateral (select sum(n.gross_minor) as credited from invoice n
          where n.bucket = ? and n.corrects_invoice_id = i.invoice_id) c on true
        where i.bucket = ?\
        """;

    private record Numbered(UUID invoice, Invoice.Line line) {}

    private final JdbcClient jdbc;
    private final Batches batches;

    InvoiceStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(int bucket, List<Invoice.Fresh> fresh) {
        var invoices = fresh.stream().map(Invoice.Fresh::invoice).toList();
        batches.write(
                bucket,
                """
                insert into invoice (bucket, invoice_id, account_id, kind, origin, month, entity, currency, gross_minor,
                  buyer, corrects_invoice_id, form_key, asked_at)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(invoices)
                        .uuid(Invoice::id)
                        .text(invoice -> invoice.account().value())
                        .text(invoice -> invoice.kind().name())
                        .text(invoice -> invoice.origin().name())
                        .date(Invoice::month)
                        .text(Invoice::entity)
                        .text(invoice -> invoice.gross().currency().getCurrencyCode())
                        .minor(Invoice::gross)
                        .jsonb(invoice -> Buyers.json(invoice.buyer()))
                        .uuid(Invoice::corrects)
                        .text(Invoice::key)
                        .instant(Invoice::askedAt));
        insertLines(bucket, fresh);
        batches.write(bucket, """
            insert into invoice_waiting (bucket, invoice_id)
            select b.bucket, u.* from slot b cross join unnest(?) u where b.bucket = ?\
            """, Columns.of(invoices).uuid(Invoice::id));
    }

    private void insertLines(int bucket, List<Invoice.Fresh> fresh) {
        var lines = fresh.stream()
                .flatMap(one -> one.lines().stream()
                        .map(line -> new Numbered(one.invoice().id(), line)))
                .toList();
        batches.write(
                bucket,
                """
                insert into invoice_line (bucket, invoice_id, line_no, order_id, order_line_no, content_en, content_zh,
                  tax_percent, gross_minor)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(lines)
                        .uuid(Numbered::invoice)
                        .number(numbered -> numbered.line().number())
                        .uuid(numbered -> numbered.line().order())
                        .number(numbered -> numbered.line().orderLine())
                        .text(numbered -> numbered.line().content().en())
                        .text(numbered -> numbered.line().content().zh())
                        .number(numbered -> numbered.line().taxPercent())
                        .minor(numbered -> numbered.line().gross()));
    }

    Optional<Invoice> find(int bucket, UUID id) {
        return get(bucket, List.of(id)).stream().findFirst();
    }

    List<Invoice> get(int bucket, Collection<UUID> ids) {
        return jdbc.sql(SELECT + " and i.invoice_id = any(?) order by i.invoice_id")
                .params(bucket, bucket, bucket, ids.toArray(UUID[]::new))
                .query(InvoiceStore::invoice)
                .list();
    }

    /** The papers a form with this key made. */
    List<Invoice> askedWith(int bucket, Account.Id account, String key) {
        return jdbc.sql(SELECT + " and i.account_id = ? and i.form_key = ? order by i.invoice_id")
                .params(bucket, bucket, bucket, account.value(), key)
                .query(InvoiceStore::invoice)
                .list();
    }

    /** Those of an account, the newest first, from another page's last one on. */
    List<Invoice> of(int bucket, Account.Id account, Optional<UUID> before, int limit) {
        return jdbc.sql(SELECT + " and i.account_id = ? and i.invoice_id < ? order by i.invoice_id desc limit ?")
                .params(bucket, bucket, bucket, account.value(), before.orElse(new UUID(-1, -1)), limit)
                .query(InvoiceStore::invoice)
                .list();
    }

    /** Credit notes of these invoices. */
    List<Invoice> correcting(int bucket, UUID invoice) {
        return jdbc.sql(SELECT + " and i.corrects_invoice_id = ? order by i.invoice_id")
                .params(bucket, bucket, bucket, invoice)
                .query(InvoiceStore::invoice)
                .list();
    }

    List<Invoice.Line> lines(int bucket, UUID invoice) {
        return jdbc.sql("""
            select l.*, i.currency from invoice_line l
            join invoice i on i.bucket = l.bucket and i.invoice_id = l.invoice_id
            where l.bucket = ? and i.bucket = ? and l.invoice_id = ? order by l.line_no\
            """)
                .params(bucket, bucket, invoice)
                .query((row, n) -> line(row))
                .list();
    }

    static Invoice.Line line(ResultSet row) throws SQLException {
        return new Invoice.Line(
                row.getInt("line_no"),
                row.getObject("order_id", UUID.class),
                row.getInt("order_line_no"),
                new Text(row.getString("content_en"), row.getString("content_zh")),
                row.getInt("tax_percent"),
                Rows.money(row, "gross_minor", Rows.currency(row)));
    }

    /** What an invoice still says of one line of an order, after its credit notes. */
    record Open(UUID invoice, String entity, UUID order, int orderLine, Text content, int taxPercent, Money left) {}

    /** What invoices still say of these orders' lines; the newest paper first. */
    List<Open> open(int bucket, Collection<UUID> orders) {
        return jdbc.sql("""
            select l.*, i.entity, i.currency, l.gross_minor - coalesce(c.credited, 0) as left_minor
            from invoice_line l
            join invoice i on i.bucket = l.bucket and i.invoice_id = l.invoice_id
            left join lateral (select sum(m.gross_minor) as credited from invoice n
              join invoice_line m on m.bucket = n.bucket and m.invoice_id = n.invoice_id
              where n.bucket = ? and m.bucket = ? and n.corrects_invoice_id = l.invoice_id
                and m.order_id = l.order_id and m.order_line_no = l.order_line_no) c on true
            where l.bucket = ? and i.bucket = ? and i.kind = 'INVOICE' and l.order_id = any(?)
              and l.gross_minor > coalesce(c.credited, 0)
            order by l.invoice_id desc, l.line_no\
            """)
                .params(bucket, bucket, bucket, bucket, orders.toArray(UUID[]::new))
                .query((row, n) -> new Open(
                        row.getObject("invoice_id", UUID.class),
                        row.getString("entity"),
                        row.getObject("order_id", UUID.class),
                        row.getInt("order_line_no"),
                        new Text(row.getString("content_en"), row.getString("content_zh")),
                        row.getInt("tax_percent"),
                        Rows.money(row, "left_minor", Rows.currency(row))))
                .list();
    }

    static Invoice invoice(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        var number = row.getString("number");
        return new Invoice(
                row.getObject("invoice_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                Invoice.Kind.valueOf(row.getString("kind")),
                Invoice.Origin.valueOf(row.getString("origin")),
                row.getObject("month", LocalDate.class),
                row.getString("entity"),
                Rows.money(row, "gross_minor", currency),
                Buyers.read(row.getString("buyer")),
                row.getObject("corrects_invoice_id", UUID.class),
                row.getString("form_key"),
                Rows.instant(row, "asked_at"),
                number == null
                        ? Optional.empty()
                        : Optional.of(new Invoice.Issue(
                                number,
                                row.getObject("issued_on", LocalDate.class),
                                Rows.instant(row, "issued_at"),
                                row.getString("hash"))),
                Rows.money(row, "credited", currency));
    }
}
