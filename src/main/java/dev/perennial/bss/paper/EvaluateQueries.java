package dev.perennial.bss.paper;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what papers are or can be of: orders with cash to invoice or invoiced, and deficits as far as they are open. */
@Component
class EvaluateQueries {
    /** Cash that settled a deficit is on no paper, though it counts as invoiced. */
    private static final String ORDERS = """
        select o.order_id as thing, false as deficit, o.order_id, o.paid_at as at, min(s.name) as item,
          sum(l.wallet_minor)::bigint as original, sum(l.invoiceable_minor)::bigint as present,
          greatest(sum(l.invoiced_minor) - coalesce(max(f.amount), 0), 0)::bigint as invoiced,
          sum(greatest(l.invoiceable_minor - l.invoiced_minor, 0))::bigint as left_minor,
          coalesce(max(f.amount), 0)::bigint as offset_minor
        from orders o
        join order_line l on l.bucket = o.bucket and l.order_id = o.order_id
        join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
        left join (select d.order_id, -sum(d.amount_minor) as amount from invoice_deficit d
          where d.bucket = ? and d.account_id = ? and d.amount_minor < 0 group by d.order_id) f
          on f.order_id = o.order_id
        where o.bucket = ? and l.bucket = ? and s.bucket = ? and o.account_id = ? and o.state = 'PAID'
        group by o.order_id, o.paid_at
        having sum(greatest(l.invoiceable_minor - l.invoiced_minor, 0)) > 0 or sum(l.invoiced_minor) > 0\
        """;

    /** Of one entity and rate the oldest is settled first; what is left of each, below zero. */
    private static final String DEFICITS = """
        select w.deficit_id as thing, true as deficit, w.order_id, w.at, s.name as item,
          -w.amount_minor as original, -w.open_minor as present, 0::bigint as invoiced,
          -w.open_minor as left_minor, w.amount_minor - w.open_minor as offset_minor
        from (select d.deficit_id, d.order_id, d.order_line_no, d.at, d.amount_minor,
            least(d.amount_minor, greatest(0,
              sum(d.amount_minor) filter (where d.amount_minor > 0) over (oldest order by d.deficit_id)
              + coalesce(sum(d.amount_minor) filter (where d.amount_minor < 0) over oldest, 0)))::bigint as open_minor
          from invoice_deficit d where d.bucket = ? and d.account_id = ?
          window oldest as (partition by d.entity, d.tax_percent, d.currency)) w
        join order_line l on l.order_id = w.order_id and l.line_no = w.order_line_no
        join subscription s on s.subscription_id = l.subscription_id
        where l.bucket = ? and s.bucket = ? and w.amount_minor > 0 and w.open_minor > 0\
        """;

    private static final String ALL = " from (select u.*, case when u.left_minor < 0 then 1 when u.left_minor > 0"
            + " then 2 else 4 end as type from (" + ORDERS + "\nunion all\n" + DEFICITS + ") u) x";

    private final JdbcClient jdbc;

    EvaluateQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which amounts an entry has: the values of the interface's parameter. */
    enum Type {
        NEGATIVE(" and x.left_minor < 0"),
        POSITIVE(" and x.left_minor > 0"),
        OPEN(" and x.left_minor <> 0"),
        INVOICED(" and x.invoiced > 0");

        private final String condition;

        Type(String condition) {
            this.condition = condition;
        }
    }

    /** The newest first; or by type, and then so. */
    enum Sort {
        NEWEST(""),
        TYPE_DOWN("x.type desc, "),
        TYPE_UP("x.type, ");

        private final String first;

        Sort(String first) {
            this.first = first;
        }
    }

    /**
     * Which entries are asked for; null leaves nothing out. Amounts and times are closed at both ends.
     *
     * @param begin when the month begins, and {@code end} when it has ended
     */
    record Filter(
            @Nullable Type type,
            @Nullable UUID order,
            @Nullable Long least,
            @Nullable Long most,
            List<Instant> from,
            List<Instant> to,
            @Nullable Instant begin,
            @Nullable Instant end) {}

    /** @param thing the order, or the deficit */
    record Found(
            UUID thing,
            boolean isDeficit,
            UUID order,
            Instant at,
            String item,
            int type,
            long original,
            long present,
            long invoiced,
            long left,
            long offset) {}

    record Totals(int count, long invoiced, long left) {}

    Totals totals(int bucket, Account.Id account, Filter filter) {
        var values = values(bucket, account);
        var sql = "select count(*) as total, coalesce(sum(x.invoiced), 0)::bigint as invoiced,"
                + " coalesce(sum(x.left_minor), 0)::bigint as left_minor" + ALL + where(filter, values);
        return jdbc.sql(sql)
                .params(values)
                .query((row, n) -> new Totals(row.getInt("total"), row.getLong("invoiced"), row.getLong("left_minor")))
                .single();
    }

    List<Found> page(int bucket, Account.Id account, Filter filter, Sort sort, long offset, int limit) {
        var values = values(bucket, account);
        var sql = "select x.*" + ALL + where(filter, values) + " order by " + sort.first
                + "x.thing desc offset ? limit ?";
        values.add(offset);
        values.add(limit);
        return jdbc.sql(sql).params(values).query(EvaluateQueries::found).list();
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        return new Found(
                row.getObject("thing", UUID.class),
                row.getBoolean("deficit"),
                row.getObject("order_id", UUID.class),
                Rows.instant(row, "at"),
                row.getString("item"),
                row.getInt("type"),
                row.getLong("original"),
                row.getLong("present"),
                row.getLong("invoiced"),
                row.getLong("left_minor"),
                row.getLong("offset_minor"));
    }

    private static List<Object> values(int bucket, Account.Id account) {
        var id = account.value();
        return new ArrayList<>(List.of(bucket, id, bucket, bucket, bucket, id, bucket, id, bucket, bucket));
    }

    private static String where(Filter filter, List<Object> values) {
        var sql = new StringBuilder(" where true");
        if (filter.type() != null) sql.append(filter.type().condition);
        add(sql, values, "x.order_id = ?", filter.order());
        add(sql, values, "x.left_minor >= ?", filter.least());
        add(sql, values, "x.left_minor <= ?", filter.most());
        filter.from().forEach(from -> add(sql, values, "x.at >= ?", Rows.timestamp(from)));
        filter.to().forEach(to -> add(sql, values, "x.at <= ?", Rows.timestamp(to)));
        if (filter.begin() != null) add(sql, values, "x.at >= ?", Rows.timestamp(filter.begin()));
        if (filter.end() != null) add(sql, values, "x.at < ?", Rows.timestamp(filter.end()));
        return sql.toString();
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value == null) return;
        sql.append(" and ").append(condition);
        values.add(value);
    }
}
