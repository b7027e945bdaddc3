package dev.perennial.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a database stands, told without the ids that differ from one history to the next and without the instants at
 * which somebody happened to look: two histories that lead to the same place read the same, line by line.
 */
final class EndState {
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("item", """
            select subscription_id, phase, expires_at, term_number, anchor_day, mode, renewal_months, agreed_price_minor,
              next_try_at, sequence, waits_for, next_step_at, next_reminder_at, released_at is null, parked_reason
            from subscription\
            """);
        PARTS.put("term", """
            select t.subscription_id, t.term_number, t.starts_at, t.ends_at, t.prior_ends_at, t.granted_because,
              l.price_minor, l.coupon_minor, l.wallet_minor
            from term t left join order_line l using (bucket, order_id, line_no)\
            """);
        PARTS.put("wallet", "select account_id, balance_minor, held_minor, credit_limit_minor from wallet");
        PARTS.put("hold", "select account_id, subscription_id, amount_minor from hold");
        PARTS.put("coupon", "select account_id, coupon_id, remaining from coupon");
        PARTS.put("use", """
            select u.coupon_id, l.subscription_id, l.expiration, u.taken, u.amount_minor, u.returned_at is null
            from coupon_use u join order_line l using (bucket, order_id, line_no)\
            """);
        PARTS.put("attempt", """
            select subscription_id, expiration, attempt_no, due_at, outcome, price_minor, shortfall_minor,
              order_id is null from attempt\
            """);
        PARTS.put("line", """
            select l.subscription_id, l.expiration, l.starts_at, l.ends_at, l.period_months, l.price_minor,
              l.coupon_minor, l.wallet_minor, l.invoiceable_minor, l.open, o.state, o.origin, o.type
            from order_line l join orders o using (bucket, order_id)\
            """);
        PARTS.put("order", "select account_id, type, state, origin, count(*) from orders group by 1, 2, 3, 4");
        PARTS.put("entry", """
            select account_id, debit, credit, count(*), sum(amount_minor) from entry group by 1, 2, 3\
            """);
        PARTS.put(
                "told",
                "select subscription_id, kind, channel, expiration, occasion from notice_item"
                        + " where subscription_id is not null");
        PARTS.put("notice", """
            select n.account_id, n.kind, n.channel, n.day, count(*) from notice n
            join notice_item i using (bucket, notice_id) where i.subscription_id is null group by 1, 2, 3, 4\
            """);
        PARTS.put("task", "select subscription_id, action, until, order_id is null, state from provider_task");
        PARTS.put("journal", "select account_id, subscription_id, kind, count(*) from journal group by 1, 2, 3");
    }

    private EndState() {}

    /** The same for the same state, and quickly there: whoever finds two that differ looks at the lines. */
    static List<String> digest(Connection connection) throws SQLException {
        var digests = new ArrayList<String>();
        for (var part : PARTS.entrySet()) {
            try (var sql = connection.createStatement();
                    var rows = sql.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(x::text, ';'"
                            + " order by x::text)), '') from (" + part.getValue() + ") x")) {
                rows.next();
                digests.add(part.getKey() + " " + rows.getString(1));
            }
        }
        return digests;
    }

    static List<String> of(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        for (var part : PARTS.entrySet()) {
            try (var sql = connection.createStatement();
                    var rows = sql.executeQuery(
                            "select '" + part.getKey() + " ' || x::text from (" + part.getValue() + ") x order by 1")) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }
}
