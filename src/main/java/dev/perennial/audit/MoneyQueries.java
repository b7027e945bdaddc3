package dev.perennial.audit;

import static dev.perennial.audit.Law.INVOICEABLE_IS_CASH_SPENT;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Law.NOTHING_FALLS_BELOW_ITS_FLOOR;

import java.util.List;

/** Laws 1, 2 and 8. */
final class MoneyQueries {
    private MoneyQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(MONEY_IS_CONSERVED, "an entry moves an amount above zero between two sides", """
                select 'entry ' || e.entry_id from entry e
                where e.bucket = :bucket and (e.debit = e.credit or e.amount_minor <= 0)\
                """),
            new Check(MONEY_IS_CONSERVED, "a wallet's balance is the sum of its entries", """
                select format('wallet %s: balance %s, entries %s', w.account_id, w.balance_minor,
                  coalesce(e.total, 0))
                from wallet w left join (
                  select x.account_id, sum(case 'WALLET' when x.credit then x.amount_minor
                    when x.debit then -x.amount_minor else 0 end) as total
                  from entry x where x.bucket = :bucket group by x.account_id) e on e.account_id = w.account_id
                where w.bucket = :bucket and w.balance_minor <> coalesce(e.total, 0)\
                """),
            new Check(MONEY_IS_CONSERVED, "a wallet holds the sum of its holds", """
                select format('wallet %s: held %s, holds %s', w.account_id, w.held_minor, coalesce(h.total, 0))
                from wallet w left join (
                  select x.account_id, sum(x.amount_minor) as total from hold x where x.bucket = :bucket
                  group by x.account_id) h on h.account_id = w.account_id
                where w.bucket = :bucket and w.held_minor <> coalesce(h.total, 0)\
                """),
            new Check(
                    MONEY_IS_CONSERVED, "an account, its wallet, entries, orders and attempts have one currency", """
                        select 'wallet ' || w.account_id from wallet w
                        join account a on a.bucket = w.bucket and a.account_id = w.account_id
                        where w.bucket = :bucket and a.bucket = :bucket and w.currency <> a.currency
                        union all
                        select 'entry ' || e.entry_id from entry e
                        join wallet w on w.bucket = e.bucket and w.account_id = e.account_id
                        where e.bucket = :bucket and w.bucket = :bucket and e.currency <> w.currency
                        union all
                        select 'order ' || o.order_id from orders o
                        join account a on a.bucket = o.bucket and a.account_id = o.account_id
                        where o.bucket = :bucket and a.bucket = :bucket and o.currency <> a.currency
                        union all
                        select format('attempt %s of %s', t.attempt_no, t.subscription_id) from attempt t
                        join subscription s on s.bucket = t.bucket and s.subscription_id = t.subscription_id
                        join account a on a.bucket = s.bucket and a.account_id = s.account_id
                        where t.bucket = :bucket and s.bucket = :bucket and a.bucket = :bucket
                          and t.currency <> a.currency\
                        """),
            new Check(MONEY_IS_CONSERVED, "an order is paid as its entries say, and only a paid one has any", """
                select 'order ' || o.order_id from orders o left join (
                  select e.order_id,
                    coalesce(sum(e.amount_minor) filter (where e.debit = 'WALLET' and e.credit = 'SALES'), 0)
                      as cash,
                    coalesce(sum(e.amount_minor) filter (where e.debit = 'PROMOTION' and e.credit = 'SALES'), 0)
                      as coupons,
                    coalesce(sum(e.amount_minor) filter (where e.debit = 'SALES' and e.credit = 'WALLET'), 0)
                      as cash_back,
                    coalesce(sum(e.amount_minor) filter (where e.debit = 'SALES' and e.credit = 'PROMOTION'), 0)
                      as coupons_back,
                    sum(e.amount_minor) as moved
                  from entry e where e.bucket = :bucket and e.order_id is not null group by e.order_id) e
                  on e.order_id = o.order_id
                where o.bucket = :bucket and (
                  coalesce(e.moved, 0)
                    <> case when o.state = 'PAID' then o.wallet_minor + o.coupon_minor else 0 end
                  or o.state = 'PAID' and o.type <> 'REFUND'
                    and (coalesce(e.cash, 0) <> o.wallet_minor or coalesce(e.coupons, 0) <> o.coupon_minor)
                  or o.state = 'PAID' and o.type = 'REFUND' and (coalesce(e.cash_back, 0) <> o.wallet_minor
                    or coalesce(e.coupons_back, 0) <> o.coupon_minor))\
                """),
            new Check(MONEY_IS_CONSERVED, "what an entry sells or takes back is an order's", """
                select 'entry ' || e.entry_id from entry e
                left join orders o on o.bucket = :bucket and o.order_id = e.order_id
                where e.bucket = :bucket and o.order_id is null
                  and (e.order_id is not null or 'SALES' in (e.debit, e.credit)
                    or 'PROMOTION' in (e.debit, e.credit))\
                """),
            new Check(MONEY_IS_CONSERVED, "an order is the sum of its lines", """
                select 'order ' || o.order_id from orders o left join (
                  select x.order_id, sum(x.price_minor) as price, sum(x.coupon_minor) as coupons,
                    sum(x.wallet_minor) as cash
                  from order_line x where x.bucket = :bucket group by x.order_id) l on l.order_id = o.order_id
                where o.bucket = :bucket and (o.price_minor, o.coupon_minor, o.wallet_minor)
                  is distinct from (l.price, l.coupons, l.cash)\
                """),
            new Check(MONEY_IS_CONSERVED, "what a line has from coupons is what coupons paid for it", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                left join (
                  select x.order_id, x.line_no, sum(x.amount_minor) as paid from coupon_use x
                  where x.bucket = :bucket group by x.order_id, x.line_no) u
                  on u.order_id = l.order_id and u.line_no = l.line_no
                where l.bucket = :bucket and o.bucket = :bucket and o.type <> 'REFUND' and o.state <> 'CANCELLED'
                  and l.coupon_minor <> coalesce(u.paid, 0)\
                """),
            new Check(MONEY_IS_CONSERVED, "an undoing gives back what its order took, once", """
                select 'refund ' || r.order_id from orders r
                left join orders o on o.bucket = :bucket and o.order_id = r.undoes_order_id
                where r.bucket = :bucket and r.undoes_order_id is not null and (o.undone_at is null
                  or (o.account_id, o.price_minor, o.coupon_minor, o.wallet_minor)
                    is distinct from (r.account_id, r.price_minor, r.coupon_minor, r.wallet_minor))
                union all
                select 'order ' || o.order_id from orders o
                where o.bucket = :bucket and o.undone_at is not null and 1 <> (
                  select count(*) from orders r where r.bucket = :bucket and r.undoes_order_id = o.order_id)\
                """),
            new Check(
                    MONEY_IS_CONSERVED, "money is held for orders that wait for the provider, and for no others", """
                        select 'hold ' || h.hold_id from hold h
                        left join orders o on o.bucket = :bucket and o.order_id = h.order_id
                        where h.bucket = :bucket and h.order_id is not null and (o.order_id is null
                          or o.state <> 'UNPAID' or not o.awaits_provider or o.wallet_minor <> h.amount_minor)
                        union all
                        select 'order ' || o.order_id from orders o
                        where o.bucket = :bucket and o.state = 'UNPAID' and o.awaits_provider and o.wallet_minor > 0
                          and not exists (select 1 from hold h where h.bucket = :bucket and h.order_id = o.order_id)\
                        """),
            new Check(NOTHING_FALLS_BELOW_ITS_FLOOR, "no wallet spends more than its balance and credit line", """
                select 'wallet ' || w.account_id from wallet w
                where w.bucket = :bucket
                  and (w.balance_minor + w.credit_limit_minor - w.held_minor < 0 or w.held_minor < 0)\
                """),
            new Check(NOTHING_FALLS_BELOW_ITS_FLOOR, "a coupon has left what was not taken from it", """
                select format('coupon %s of %s', c.coupon_id, c.account_id) from coupon c left join (
                  select x.account_id, x.coupon_id, sum(x.taken) as taken from coupon_use x
                  where x.bucket = :bucket and x.returned_at is null group by x.account_id, x.coupon_id) u
                  on u.account_id = c.account_id and u.coupon_id = c.coupon_id
                where c.bucket = :bucket
                  and (c.remaining <> c.opening - coalesce(u.taken, 0) or c.remaining < 0)\
                """),
            new Check(NOTHING_FALLS_BELOW_ITS_FLOOR, "a cash coupon pays what is taken from it", """
                select format('coupon %s for line %s of order %s', u.coupon_id, u.line_no, u.order_id)
                from coupon_use u
                join coupon c on c.bucket = u.bucket and c.account_id = u.account_id and c.coupon_id = u.coupon_id
                where u.bucket = :bucket and c.bucket = :bucket and (c.kind = 'CASH' and u.taken <> u.amount_minor
                  or c.kind = 'THRESHOLD' and u.taken < u.amount_minor)\
                """),
            new Check(INVOICEABLE_IS_CASH_SPENT, "a line's invoiceable amount is within its cash", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                where l.bucket = :bucket and l.invoiceable_minor not between 0 and l.wallet_minor\
                """),
            new Check(INVOICEABLE_IS_CASH_SPENT, "only what is paid and not undone is invoiceable", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                where l.bucket = :bucket and o.bucket = :bucket and l.invoiceable_minor > 0
                  and (o.state <> 'PAID' or o.type = 'REFUND' or o.undone_at is not null)\
                """));
}
