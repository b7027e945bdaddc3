package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.INVOICEABLE_IS_CASH_SPENT;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Law.TERMS_ARE_PAID_ONCE;

import java.util.List;

/** Laws 1, 3, 7 and 8, of refunds. */
final class RefundQueries {
    private RefundQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(
                    MONEY_IS_CONSERVED, "a line gave back what its refunds say, and never more cash than it took", """
                        select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                        join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                        left join (
                          select coalesce(r.refunds_order_id, r.undoes_order_id) as order_id, x.line_no,
                            sum(x.wallet_minor) as given
                          from orders r join order_line x on x.bucket = r.bucket and x.order_id = r.order_id
                          where r.bucket = :bucket and x.bucket = :bucket and r.type = 'REFUND' group by 1, 2) g
                          on g.order_id = l.order_id and g.line_no = l.line_no
                        where l.bucket = :bucket and o.bucket = :bucket
                          and (l.refunded_minor <> coalesce(g.given, 0) or l.refunded_minor > l.wallet_minor)\
                        """),
            new Check(MONEY_IS_CONSERVED, "a refund is of a paid order of its account, and of its lines", """
                select 'refund ' || r.order_id from orders r
                join order_line x on x.bucket = r.bucket and x.order_id = r.order_id
                left join orders o on o.bucket = :bucket
                  and o.order_id = coalesce(r.refunds_order_id, r.undoes_order_id)
                left join order_line l on l.bucket = :bucket and l.order_id = o.order_id and l.line_no = x.line_no
                where r.bucket = :bucket and x.bucket = :bucket and r.type = 'REFUND'
                  and (o.state <> 'PAID' or o.type = 'REFUND'
                    or r.refunds_order_id is not null and o.undone_at is not null
                    or (o.account_id, l.subscription_id) is distinct from (r.account_id, x.subscription_id))\
                """),
            new Check(INVOICEABLE_IS_CASH_SPENT, "what was given back is nothing to be invoiced", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                where l.bucket = :bucket and l.invoiceable_minor > l.wallet_minor - l.refunded_minor\
                """),
            new Check(TERMS_ARE_PAID_ONCE, "a term was cut with a refund of its line", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                where l.bucket = :bucket and l.cut_to is not null
                  and (l.refunded_minor = 0 or l.cut_to <= l.starts_at or l.cut_to >= l.ends_at)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "each line of a refund has one journal row with a reason", """
                select format('line %s of refund %s', x.line_no, r.order_id) from orders r
                join order_line x on x.bucket = r.bucket and x.order_id = r.order_id
                where r.bucket = :bucket and x.bucket = :bucket and r.refunds_order_id is not null
                  and 1 <> (select count(*) from journal j where j.bucket = :bucket and j.kind = 'ORDER_REFUNDED'
                    and j.subscription_id = x.subscription_id and j.facts ->> 'refund' = r.order_id::text
                    and j.facts ->> 'reason' <> '')\
                """));
}
