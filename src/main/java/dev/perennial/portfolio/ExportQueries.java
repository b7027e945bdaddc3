package dev.perennial.portfolio;

import dev.perennial.db.Rows;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Term;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads everything there is, file by file, in the order of the files; never more than a few rows at a time. */
@Component
class ExportQueries {
    /** So many rows are fetched ahead for all buckets together. */
    private static final int AHEAD = 1 << 15;

    private static final int AHEAD_MIN = 16;

    private final JdbcTemplate jdbc;
    private final Buckets buckets;

    ExportQueries(DataSource dataSource, Buckets buckets) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(Math.max(AHEAD_MIN, AHEAD / buckets.count()));
        this.buckets = buckets;
    }

    private interface Cells {
        List<String> of(ResultSet row, ZoneId zone) throws SQLException;
    }

    /** A file, the statement that reads its rows of one bucket, and how a row is printed. */
    enum Sheet {
        ACCOUNTS(CsvTable.ACCOUNTS.file(), CsvTable.ACCOUNTS.columns(), "account_id", """
            select a.*, w.balance_minor, w.credit_limit_minor from account a
            join wallet w on w.bucket = a.bucket and w.account_id = a.account_id
            where a.bucket = ? and w.bucket = ? order by a.account_id collate "C"
            """, 2, ExportQueries::account),
        SUBSCRIPTIONS(
                CsvTable.SUBSCRIPTIONS.file(),
                append(CsvTable.SUBSCRIPTIONS.columns(), "phase"),
                "subscription_id",
                "select * from subscription where bucket = ? order by subscription_id collate \"C\"",
                1,
                ExportQueries::subscription),
        COUPONS(CsvTable.COUPONS.file(), CsvTable.COUPONS.columns(), "account_id", """
            select c.*, a.currency from coupon c
            join account a on a.bucket = c.bucket and a.account_id = c.account_id
            where c.bucket = ? and a.bucket = ? order by c.account_id collate "C", c.coupon_id collate "C"
            """, 2, ExportQueries::coupon),
        TERMS(
                "terms.csv",
                List.of("subscription", "term_number", "starts_at", "ends_at", "order"),
                "subscription_id",
                """
                select * from term where bucket = ? order by subscription_id collate "C", term_number
                """,
                1,
                ExportQueries::term),
        ORDERS(
                "orders.csv",
                List.of(
                        "order",
                        "account",
                        "subscription",
                        "type",
                        "state",
                        "origin",
                        "period",
                        "price",
                        "paid_by_coupons",
                        "paid_from_wallet",
                        "placed_at",
                        "paid_at"),
                "account_id",
                """
                select o.order_id, o.account_id, o.type, o.state, o.origin, o.currency, o.placed_at, o.paid_at,
                  l.subscription_id, l.period_months, l.starts_at, l.ends_at, l.price_minor, l.coupon_minor, l.wallet_minor
                from orders o join order_line l on l.bucket = o.bucket and l.order_id = o.order_id
                where o.bucket = ? and l.bucket = ?
                order by o.account_id collate "C", o.placed_at, o.order_id, l.line_no
                """,
                2,
                ExportQueries::order),
        ATTEMPTS(
                "attempts.csv",
                List.of("subscription", "expiration", "due_at", "decided_at", "outcome", "shortfall"),
                "subscription_id",
                """
                select * from attempt where bucket = ? order by subscription_id collate "C", attempt_no
                """,
                1,
                ExportQueries::attempt),
        ENTRIES(
                "entries.csv",
                List.of("entry", "account", "at", "debit", "credit", "amount", "currency", "reason"),
                "account_id",
                "select * from entry where bucket = ? order by account_id collate \"C\", at, entry_id",
                1,
                ExportQueries::entry),
        NOTICES(
                "notices.csv",
                List.of("notice", "account", "subscriptions", "kind", "channel", "due_at", "state", "reason"),
                "account_id",
                """
                select n.*, (
                  select string_agg(distinct i.subscription_id collate "C", '|' order by i.subscription_id collate "C")
                  from notice_item i where i.bucket = ? and i.notice_id = n.notice_id) as subscriptions
                from notice n where n.bucket = ? order by n.account_id collate "C", n.due_at, n.notice_id
                """,
                2,
                ExportQueries::notice);

        final String file;
        final List<String> columns;
        private final String key;
        private final String sql;
        private final int relations;
        private final Cells cells;

        Sheet(String file, List<String> columns, String key, String sql, int relations, Cells cells) {
            this.file = file;
            this.columns = columns;
            this.key = key;
            this.sql = sql;
            this.relations = relations;
            this.cells = cells;
        }
    }

    /** Inside a transaction only: outside one each bucket would be read at another time, and by another connection. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void each(Sheet sheet, ZoneId zone, Consumer<List<String>> each) {
        var open = new ArrayList<Stream<MergedRows.Keyed>>();
        try {
            var sorted = new ArrayList<Iterator<MergedRows.Keyed>>();
            buckets.all().forEach(bucket -> {
                var rows = jdbc.queryForStream(
                        sheet.sql,
                        (row, n) -> MergedRows.Keyed.of(row.getString(sheet.key), sheet.cells.of(row, zone)),
                        Collections.nCopies(sheet.relations, bucket).toArray());
                open.add(rows);
                sorted.add(rows.iterator());
            });
            MergedRows.merge(sorted, each);
        } finally {
            open.forEach(Stream::close);
        }
    }

    private static List<String> account(ResultSet row, ZoneId zone) throws SQLException {
        var currency = Rows.currency(row);
        return List.of(
                row.getString("account_id"),
                row.getString("name"),
                currency.getCurrencyCode(),
                row.getString("time_zone"),
                row.getString("language"),
                text(row, "email"),
                text(row, "phone"),
                amount(row, "balance_minor"),
                amount(row, "credit_limit_minor"),
                amount(row, "low_balance_threshold_minor"));
    }

    private static List<String> subscription(ResultSet row, ZoneId zone) throws SQLException {
        return List.of(
                row.getString("subscription_id"),
                row.getString("account_id"),
                row.getString("product"),
                row.getString("edition"),
                row.getString("name"),
                row.getString("billing"),
                instant(row, "started_at", zone),
                instant(row, "expires_at", zone),
                row.getString("mode"),
                Printed.months(Rows.number(row, "renewal_months")),
                text(row, "rank"),
                text(row, "depends_on"),
                row.getString("phase"));
    }

    private static List<String> coupon(ResultSet row, ZoneId zone) throws SQLException {
        boolean percent = row.getString("kind").equals("PERCENT");
        return List.of(
                row.getString("coupon_id"),
                row.getString("account_id"),
                row.getString("kind"),
                percent ? row.getString("value") : amount(row, "value"),
                percent ? row.getString("remaining") : amount(row, "remaining"),
                amount(row, "threshold_minor"),
                amount(row, "cap_minor"),
                String.join("|", Rows.texts(row, "products")),
                String.join("|", Rows.texts(row, "order_types")),
                instant(row, "valid_from", zone),
                instant(row, "valid_until", zone));
    }

    private static List<String> term(ResultSet row, ZoneId zone) throws SQLException {
        return List.of(
                row.getString("subscription_id"),
                row.getString("term_number"),
                instant(row, "starts_at", zone),
                instant(row, "ends_at", zone),
                text(row, "order_id"));
    }

    private static List<String> order(ResultSet row, ZoneId zone) throws SQLException {
        return List.of(
                row.getString("order_id"),
                row.getString("account_id"),
                row.getString("subscription_id"),
                row.getString("type"),
                row.getString("state"),
                row.getString("origin"),
                period(row),
                amount(row, "price_minor"),
                amount(row, "coupon_minor"),
                amount(row, "wallet_minor"),
                instant(row, "placed_at", zone),
                instant(row, "paid_at", zone));
    }

    /** How long a line is: whole months, or the days until a day. */
    private static String period(ResultSet row) throws SQLException {
        var months = Rows.number(row, "period_months");
        return months != null
                ? Printed.months(months)
                : "P" + new Term(Rows.instant(row, "starts_at"), Rows.instant(row, "ends_at")).days() + "D";
    }

    private static List<String> attempt(ResultSet row, ZoneId zone) throws SQLException {
        return List.of(
                row.getString("subscription_id"),
                instant(row, "expiration", zone),
                instant(row, "due_at", zone),
                instant(row, "decided_at", zone),
                row.getString("outcome"),
                amount(row, "shortfall_minor"));
    }

    private static List<String> entry(ResultSet row, ZoneId zone) throws SQLException {
        return List.of(
                row.getString("entry_id"),
                row.getString("account_id"),
                instant(row, "at", zone),
                row.getString("debit"),
                row.getString("credit"),
                amount(row, "amount_minor"),
                row.getString("currency"),
                row.getString("reason"));
    }

    private static List<String> notice(ResultSet row, ZoneId zone) throws SQLException {
        return List.of(
                row.getString("notice_id"),
                row.getString("account_id"),
                text(row, "subscriptions"),
                row.getString("kind"),
                row.getString("channel"),
                instant(row, "due_at", zone),
                row.getString("state"),
                row.getString("reason"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Printed.plain(row.getString(column));
    }

    private static String instant(ResultSet row, String column, ZoneId zone) throws SQLException {
        return Printed.instant(Rows.instant(row, column), zone);
    }

    private static String amount(ResultSet row, String column) throws SQLException {
        return Printed.amount(row.getObject(column, Long.class), Rows.currency(row));
    }

    private static List<String> append(List<String> columns, String last) {
        var all = new ArrayList<>(columns);
        all.add(last);
        return List.copyOf(all);
    }
}
