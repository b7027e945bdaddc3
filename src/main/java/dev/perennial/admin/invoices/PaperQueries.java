package dev.perennial.admin.invoices;

import dev.perennial.db.Rows;
import dev.perennial.invoice.Invoice;
import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Papers of all accounts: for operators' pages, over all buckets. */
@Component
class PaperQueries {
    private static final String SELECT = """
        select i.invoice_id, i.account_id, a.name as account_name, i.kind, i.entity, i.currency, i.gross_minor, i.asked_at,
          i.buyer ->> 'name' as buyer, i.buyer ->> 'taxNumber' as tax_number, s.number, s.issued_on, c.number as corrects
        from slot b
        join invoice i on i.bucket = b.bucket
        join account a on a.bucket = i.bucket and a.account_id = i.account_id
        left join invoice_issue s on s.bucket = i.bucket and s.invoice_id = i.invoice_id
        left join invoice_issue c on c.bucket = i.bucket and c.invoice_id = i.corrects_invoice_id
        where\
        """;

    private final JdbcClient jdbc;

    PaperQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of one rate of tax on a paper. */
    public record Part(String number, int taxPercent, Money gross) {}

    /** Those that begin with this number, or are of this account; the latest first. */
    List<PaperLine> find(String text, String entity, int limit) {
        return jdbc.sql(SELECT + """
             (? = '' or s.number like ? or i.account_id = ?) and (? = '' or i.entity = ?)
            order by i.asked_at desc, i.invoice_id desc limit ?\
            """)
                .params(text, text.replace("%", "").replace("_", "") + "%", text, entity, entity, limit)
                .query((row, n) -> paper(row))
                .list();
    }

    /** Whether this is an account's id, and not the beginning of a number. */
    boolean isAccount(String id) {
        return jdbc.sql("""
            select exists (select 1 from slot b join account a on a.bucket = b.bucket where a.account_id = ?)\
            """).param(id).query(Boolean.class).single();
    }

    /** What an entity issued in a month, in the order of the numbers. */
    List<PaperLine> journal(String entity, YearMonth month) {
        return jdbc.sql(SELECT
                        + " i.entity = ? and s.issued_on >= ? and s.issued_on < ? order by i.kind desc, s.number")
                .params(entity, month.atDay(1), month.plusMonths(1).atDay(1))
                .query((row, n) -> paper(row))
                .list();
    }

    /** The same papers' gross by rate of tax. */
    List<Part> parts(String entity, YearMonth month) {
        return jdbc.sql("""
            select s.number, l.tax_percent, i.currency, sum(l.gross_minor) as gross
            from slot b
            join invoice i on i.bucket = b.bucket
            join invoice_issue s on s.bucket = i.bucket and s.invoice_id = i.invoice_id
            join invoice_line l on l.bucket = i.bucket and l.invoice_id = i.invoice_id
            where i.entity = ? and s.issued_on >= ? and s.issued_on < ?
            group by s.number, l.tax_percent, i.currency order by s.number, l.tax_percent\
            """)
                .params(entity, month.atDay(1), month.plusMonths(1).atDay(1))
                .query((row, n) -> new Part(
                        row.getString("number"),
                        row.getInt("tax_percent"),
                        Rows.money(row, "gross", Rows.currency(row))))
                .list();
    }

    private static PaperLine paper(ResultSet row) throws SQLException {
        return new PaperLine(
                row.getObject("invoice_id", UUID.class),
                row.getString("account_id"),
                row.getString("account_name"),
                Invoice.Kind.valueOf(row.getString("kind")),
                row.getString("entity"),
                Rows.money(row, "gross_minor", Rows.currency(row)),
                Rows.instant(row, "asked_at"),
                row.getString("buyer"),
                row.getString("tax_number"),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("corrects"));
    }
}
