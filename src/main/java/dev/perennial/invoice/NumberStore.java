package dev.perennial.invoice;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.invoice.Invoice.Kind;
import dev.perennial.invoice.NumberRule.Given;
import dev.perennial.invoice.NumberRule.Last;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers of an entity's papers, in the entity's own bucket. */
@Component
class NumberStore {
    private record Series(String entity, Kind kind, Last last) {}

    private record Row(String entity, Kind kind, Given given) {}

    private final JdbcClient jdbc;
    private final Batches batches;

    NumberStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Makes the series where there is none yet, and holds it until the transaction ends: numbers come one by one. */
    Last lock(int bucket, String entity, Kind kind, LocalDate today) {
        batches.writeAny(
                bucket,
                """
                insert into invoice_series (bucket, entity, kind, year, last_number, last_on)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?) u where b.bucket = ?
                on conflict (bucket, entity, kind) do nothing\
                """,
                Columns.of(List.of(new Series(entity, kind, new Last(today.getYear(), 0, today))))
                        .text(Series::entity)
                        .text(series -> series.kind().name())
                        .number(series -> series.last().year())
                        .number(series -> series.last().number())
                        .date(series -> series.last().on()));
        return jdbc.sql("""
            select year, last_number, last_on from invoice_series
            where bucket = ? and entity = ? and kind = ? for update\
            """)
                .params(bucket, entity, kind.name())
                .query((row, n) -> new Last(
                        row.getInt("year"), row.getInt("last_number"), row.getObject("last_on", LocalDate.class)))
                .single();
    }

    /** The numbers these papers have already. */
    List<Given> given(int bucket, Collection<UUID> invoices) {
        return jdbc.sql("select * from invoice_number where bucket = ? and invoice_id = any(?)")
                .params(bucket, invoices.toArray(UUID[]::new))
                .query(NumberStore::given)
                .list();
    }

    void give(int bucket, String entity, Kind kind, List<Given> given) {
        batches.write(
                bucket,
                """
                insert into invoice_number (bucket, entity, kind, year, number, issued_on, prior_number, prior_on,
                  invoice_id)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(given.stream().map(one -> new Row(entity, kind, one)).toList())
                        .text(Row::entity)
                        .text(row -> row.kind().name())
                        .number(row -> row.given().year())
                        .number(row -> row.given().number())
                        .date(row -> row.given().on())
                        .number(row -> row.given().prior())
                        .date(row -> row.given().priorOn())
                        .uuid(row -> row.given().invoice()));
        var last = given.getLast();
        int touched = jdbc.sql("""
            update invoice_series set year = ?, last_number = ?, last_on = ?
            where bucket = ? and entity = ? and kind = ?\
            """)
                .params(last.year(), last.number(), last.on(), bucket, entity, kind.name())
                .update();
        Rows.exactly(1, touched, "give numbers");
    }

    private static Given given(ResultSet row, int n) throws SQLException {
        return new Given(
                row.getInt("year"),
                row.getInt("number"),
                row.getObject("issued_on", LocalDate.class),
                Rows.number(row, "prior_number"),
                row.getObject("prior_on", LocalDate.class),
                row.getObject("invoice_id", UUID.class));
    }
}
