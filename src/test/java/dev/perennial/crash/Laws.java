package dev.perennial.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The laws as plain statements that find whatever breaks one, written without a look at the engine. */
public final class Laws {
    private static final Map<String, String> BREACHES = new LinkedHashMap<>();

    static {
        BREACHES.put("1 the wallet is not the sum of its entries", """
            select w.account_id, w.balance_minor from wallet w where w.balance_minor <> (
              select coalesce(sum(case 'WALLET' when e.credit then e.amount_minor when e.debit then -e.amount_minor end), 0)
              from entry e where e.bucket = w.bucket and e.account_id = w.account_id)\
            """);
        BREACHES.put("1 what is held is not the sum of the holds", """
            select w.account_id, w.held_minor from wallet w where w.held_minor <> (
              select coalesce(sum(h.amount_minor), 0) from hold h
              where h.bucket = w.bucket and h.account_id = w.account_id)\
            """);
        BREACHES.put("1 an order was not posted as it was paid", """
            select o.order_id from orders o where o.state = 'PAID' and o.type = 'RENEWAL' and (
              o.wallet_minor, o.coupon_minor) <> (
              select coalesce(sum(e.amount_minor) filter (where e.debit = 'WALLET'), 0),
                coalesce(sum(e.amount_minor) filter (where e.debit = 'PROMOTION'), 0)
              from entry e where e.bucket = o.bucket and e.order_id = o.order_id and e.credit = 'SALES')\
            """);
        BREACHES.put("2 a wallet is below its floor", """
            select account_id from wallet where balance_minor + credit_limit_minor < held_minor or held_minor < 0\
            """);
        BREACHES.put("2 a coupon is not what it was less what was taken", """
            select c.coupon_id from coupon c where c.remaining < 0 or c.remaining <> c.opening - (
              select coalesce(sum(u.taken), 0) from coupon_use u where u.bucket = c.bucket
              and u.account_id = c.account_id and u.coupon_id = c.coupon_id and u.returned_at is null)\
            """);
        BREACHES.put("3 terms overlap", """
            select a.subscription_id from term a join term b on a.bucket = b.bucket
              and a.subscription_id = b.subscription_id and a.ends_at < b.ends_at and b.starts_at < a.ends_at\
            """);
        BREACHES.put("3 a term does not belong to one paid line", """
            select t.subscription_id, t.ends_at from term t
            left join order_line l on l.bucket = t.bucket and l.order_id = t.order_id and l.line_no = t.line_no
            left join orders o on o.bucket = l.bucket and o.order_id = l.order_id
            where t.granted_because is null and (o.state is distinct from 'PAID' or o.undone_at is not null
              or l.ends_at <> t.ends_at or l.subscription_id <> t.subscription_id)\
            """);
        BREACHES.put("3 an item does not stand at its last term", """
            select s.subscription_id from subscription s where s.expires_at is not null and s.expires_at <> (
              select max(t.ends_at) from term t where t.bucket = s.bucket and t.subscription_id = s.subscription_id)\
            """);
        BREACHES.put("4 one expiration was charged twice", """
            select l.subscription_id, l.expiration, count(*) from order_line l
            join orders o on o.bucket = l.bucket and o.order_id = l.order_id
            where o.type = 'RENEWAL' and o.state = 'PAID' and o.undone_at is null
            group by 1, 2 having count(*) > 1\
            """);
        BREACHES.put("5 a released item was charged", """
            select s.subscription_id from subscription s join term t on t.bucket = s.bucket
              and t.subscription_id = s.subscription_id join orders o on o.bucket = t.bucket
              and o.order_id = t.order_id where s.phase = 'RELEASED' and o.paid_at > s.released_at\
            """);
        BREACHES.put("6 a charge has no recorded decision", """
            select l.subscription_id, l.expiration from order_line l
            join orders o on o.bucket = l.bucket and o.order_id = l.order_id
            where o.origin = 'AUTO' and o.state = 'PAID' and o.type = 'RENEWAL' and not exists (
              select 1 from attempt a where a.bucket = o.bucket and a.order_id = o.order_id and a.outcome = 'RENEWED')\
            """);
        BREACHES.put("7 a renewal is not in the journal, or not carried to the product's system", """
            select l.subscription_id, l.expiration from order_line l
            join orders o on o.bucket = l.bucket and o.order_id = l.order_id
            where o.state = 'PAID' and o.type = 'RENEWAL' and (
              not exists (select 1 from journal j where j.bucket = l.bucket
                and j.subscription_id = l.subscription_id and j.kind = 'RENEWED'
                and j.facts ->> 'order' = o.order_id::text)
              or not exists (select 1 from provider_task p where p.bucket = l.bucket
                and p.subscription_id = l.subscription_id and p.action = 'EXTEND' and p.until = l.ends_at))\
            """);
        BREACHES.put("8 more may be invoiced than was paid in cash", """
            select order_id from order_line where invoiceable_minor > wallet_minor\
            """);
    }

    private Laws() {}

    /** Every breach, each with the law it breaks and its row. */
    public static List<String> breaches(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        for (var law : BREACHES.entrySet()) {
            try (var sql = connection.createStatement();
                    var rows = sql.executeQuery("select x::text from (" + law.getValue() + ") x limit 10")) {
                while (rows.next()) {
                    found.add(law.getKey() + ": " + rows.getString(1));
                }
            }
        }
        return found;
    }
}
