package dev.perennial.subscription;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Term;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TermStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    TermStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(int bucket, List<PaidTerm> terms) {
        batches.write(
                bucket,
                """
                insert into term (bucket, subscription_id, term_number, starts_at, ends_at, prior_ends_at, order_id,
                  line_no, granted_because)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(terms)
                        .text(term -> term.subscription().value())
                        .number(PaidTerm::number)
                        .instant(term -> term.term().start())
                        .instant(term -> term.term().end())
                        .instant(PaidTerm::priorEnd)
                        .uuid(PaidTerm::order)
                        .number(PaidTerm::line)
                        .text(PaidTerm::grantedBecause));
    }

    List<PaidTerm> of(int bucket, Subscription.Id id) {
        return jdbc.sql("select * from term where bucket = ? and subscription_id = ? order by term_number")
                .params(bucket, id.value())
                .query(TermStore::term)
                .list();
    }

    List<PaidTerm> ofOrder(int bucket, UUID order) {
        return jdbc.sql("select * from term where bucket = ? and order_id = ? order by line_no")
                .params(bucket, order)
                .query(TermStore::term)
                .list();
    }

    void delete(int bucket, List<PaidTerm> terms) {
        batches.write(
                bucket,
                """
                delete from term t using unnest(?, ?) u (subscription_id, ends_at)
                where t.subscription_id = u.subscription_id and t.ends_at = u.ends_at and t.bucket = ?\
                """,
                Columns.of(terms)
                        .text(term -> term.subscription().value())
                        .instant(term -> term.term().end()));
    }

    void cut(int bucket, UUID order, Collection<Integer> lines, Instant end) {
        batches.write(
                bucket,
                """
                update term t set ends_at = u.ends_at from unnest(?, ?, ?) u (order_id, line_no, ends_at)
                where t.order_id = u.order_id and t.line_no = u.line_no and t.bucket = ?\
                """,
                Columns.of(lines).uuid(line -> order).number(line -> line).instant(line -> end));
    }

    private static PaidTerm term(ResultSet row, int n) throws SQLException {
        return new PaidTerm(
                new Subscription.Id(row.getString("subscription_id")),
                row.getInt("term_number"),
                new Term(Rows.instant(row, "starts_at"), Rows.instant(row, "ends_at")),
                Rows.instant(row, "prior_ends_at"),
                row.getObject("order_id", UUID.class),
                Rows.number(row, "line_no"),
                row.getString("granted_because"));
    }
}
