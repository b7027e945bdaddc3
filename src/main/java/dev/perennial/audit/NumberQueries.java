package dev.perennial.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the numbers of papers, page by page. */
@Component
class NumberQueries {
    private static final int PAGE = 10_000;

    private final JdbcClient jdbc;

    NumberQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Numbers.Numbered> issued(int bucket, UUID after) {
        return jdbc.sql("""
            select s.invoice_id, i.entity, substring(s.number from '[0-9]{4}-[0-9]+$') as label, s.issued_on
            from invoice_issue s join invoice i on i.bucket = s.bucket and i.invoice_id = s.invoice_id
            where s.bucket = ? and i.bucket = ? and s.invoice_id > ? order by s.invoice_id limit ?\
            """)
                .params(bucket, bucket, after, PAGE)
                .query((row, n) -> numbered(row))
                .list();
    }

    List<Numbers.Numbered> given(int bucket, Collection<UUID> papers) {
        return jdbc.sql("""
            select invoice_id, entity, format('%s-%s', year, lpad(number::text, greatest(6, length(number::text)), '0')) as label, issued_on
            from invoice_number where bucket = ? and invoice_id = any(?)\
            """)
                .params(bucket, papers.toArray(UUID[]::new))
                .query((row, n) -> numbered(row))
                .list();
    }

    List<UUID> given(int bucket, UUID after) {
        return jdbc.sql("""
            select invoice_id from invoice_number where bucket = ? and invoice_id > ? order by invoice_id limit ?\
            """).params(bucket, after, PAGE).query(UUID.class).list();
    }

    List<UUID> papers(int bucket, Collection<UUID> ids) {
        return jdbc.sql("select invoice_id from invoice where bucket = ? and invoice_id = any(?)")
                .params(bucket, ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private static Numbers.Numbered numbered(ResultSet row) throws SQLException {
        return new Numbers.Numbered(
                row.getObject("invoice_id", UUID.class),
                row.getString("entity"),
                row.getString("label"),
                row.getObject("issued_on", LocalDate.class));
    }
}
