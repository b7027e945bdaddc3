package dev.perennial.audit;

import static dev.perennial.audit.Law.ONE_CHARGE_AN_EXPIRATION;
import static dev.perennial.audit.Law.RELEASED_IS_FINAL;
import static dev.perennial.audit.Law.TERMS_ARE_PAID_ONCE;

import java.util.List;

/** Laws 3, 4 and 5. */
final class TermQueries {
    private TermQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(
                    TERMS_ARE_PAID_ONCE,
                    "an item's terms are numbered from 1, and each begins after the one before",
                    """
                    select format('term %s of %s', t.term_number, t.subscription_id) from (
                      select x.*, row_number() over w as position, lag(x.ends_at) over w as end_before
                      from term x where x.bucket = :bucket
                      window w as (partition by x.subscription_id order by x.term_number, x.ends_at)) t
                    where t.term_number <> t.position or t.prior_ends_at is distinct from t.end_before
                      or t.starts_at < t.end_before or t.starts_at >= t.ends_at\
                    """),
            new Check(TERMS_ARE_PAID_ONCE, "an item ends with its last term, and counts them all", """
                select 'subscription ' || s.subscription_id from subscription s left join (
                  select x.subscription_id, count(*) as terms, max(x.ends_at) as ends_at from term x
                  where x.bucket = :bucket group by x.subscription_id) t on t.subscription_id = s.subscription_id
                where s.bucket = :bucket
                  and (s.expires_at is distinct from t.ends_at or s.term_number <> coalesce(t.terms, 0))\
                """),
            new Check(TERMS_ARE_PAID_ONCE, "a term was granted, or is what one paid line bought", """
                select format('term %s of %s', t.term_number, t.subscription_id) from term t
                left join order_line l on l.bucket = :bucket and l.order_id = t.order_id and l.line_no = t.line_no
                left join orders o on o.bucket = :bucket and o.order_id = t.order_id
                where t.bucket = :bucket and (
                  (t.granted_because is null) = (t.order_id is null)
                  or t.order_id is not null and (l.order_id is null or o.state <> 'PAID' or o.type = 'REFUND'
                    or o.undone_at is not null
                    or (l.subscription_id, l.starts_at, coalesce(l.cut_to, l.ends_at), l.expiration)
                      is distinct from (t.subscription_id, t.starts_at, t.ends_at, t.prior_ends_at)))\
                """),
            new Check(TERMS_ARE_PAID_ONCE, "a paid line that was not undone bought exactly one term", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                left join (
                  select x.order_id, x.line_no, count(*) as terms from term x
                  where x.bucket = :bucket and x.order_id is not null group by x.order_id, x.line_no) t
                  on t.order_id = l.order_id and t.line_no = l.line_no
                where l.bucket = :bucket and o.bucket = :bucket and o.type <> 'REFUND'
                  and coalesce(t.terms, 0)
                    <> case when o.state = 'PAID' and o.undone_at is null then 1 else 0 end\
                """),
            new Check(ONE_CHARGE_AN_EXPIRATION, "an item's expiration is charged for once", """
                select format('subscription %s, expiration %s', l.subscription_id, l.expiration)
                from order_line l join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                where l.bucket = :bucket and o.bucket = :bucket and o.type = 'RENEWAL' and o.undone_at is null
                  and (o.state = 'PAID' or o.state = 'UNPAID' and o.awaits_provider)
                group by l.subscription_id, l.expiration having count(*) > 1\
                """),
            new Check(ONE_CHARGE_AN_EXPIRATION, "an item is in one open order at the most", """
                select 'subscription ' || l.subscription_id from order_line l
                where l.bucket = :bucket and l.open group by l.subscription_id having count(*) > 1\
                """),
            new Check(ONE_CHARGE_AN_EXPIRATION, "a line is open while its order is unpaid", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                where l.bucket = :bucket and o.bucket = :bucket and l.open <> (o.state = 'UNPAID')\
                """),
            new Check(RELEASED_IS_FINAL, "a released item stays released, with nothing to come", """
                select 'subscription ' || s.subscription_id from subscription s
                where s.bucket = :bucket and (
                  (s.phase = 'RELEASED') <> (s.released_at is not null)
                  or s.phase = 'RELEASED' and (s.expires_at > s.released_at or s.next_try_at is not null
                    or s.next_step_at is not null or s.next_reminder_at is not null)
                  or s.phase <> 'RELEASED' and exists (select 1 from journal j where j.bucket = :bucket
                    and j.subscription_id = s.subscription_id and j.kind = 'RELEASED'))\
                """),
            new Check(RELEASED_IS_FINAL, "nothing is charged for an item after its release", """
                select format('line %s of order %s for %s', l.line_no, l.order_id, l.subscription_id)
                from order_line l
                join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
                where l.bucket = :bucket and o.bucket = :bucket and s.bucket = :bucket and o.type <> 'REFUND'
                  and (o.paid_at > s.released_at or o.placed_at > s.released_at)\
                """),
            new Check(RELEASED_IS_FINAL, "no renewal of an item is tried after its release", """
                select format('attempt %s of %s', t.attempt_no, t.subscription_id) from attempt t
                join subscription s on s.bucket = t.bucket and s.subscription_id = t.subscription_id
                where t.bucket = :bucket and s.bucket = :bucket and t.decided_at > s.released_at\
                """));
}
