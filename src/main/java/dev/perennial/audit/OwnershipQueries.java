package dev.perennial.audit;

import static dev.perennial.audit.Law.ACCOUNTS_STAY_APART;

import java.util.List;

/** Law 9. */
final class OwnershipQueries {
    private OwnershipQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(ACCOUNTS_STAY_APART, "an order, its lines' items and its coupons are one account's", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
                where l.bucket = :bucket and o.bucket = :bucket and s.bucket = :bucket
                  and o.account_id <> s.account_id
                union all
                select format('coupon %s for line %s of order %s', u.coupon_id, u.line_no, u.order_id)
                from coupon_use u join orders o on o.bucket = u.bucket and o.order_id = u.order_id
                where u.bucket = :bucket and o.bucket = :bucket and u.account_id <> o.account_id\
                """),
            new Check(ACCOUNTS_STAY_APART, "a term and an attempt belong to the account of the order they name", """
                select format('term %s of %s', t.term_number, t.subscription_id) from term t
                join subscription s on s.bucket = t.bucket and s.subscription_id = t.subscription_id
                join orders o on o.bucket = t.bucket and o.order_id = t.order_id
                where t.bucket = :bucket and s.bucket = :bucket and o.bucket = :bucket
                  and s.account_id <> o.account_id
                union all
                select format('attempt %s of %s', t.attempt_no, t.subscription_id) from attempt t
                join subscription s on s.bucket = t.bucket and s.subscription_id = t.subscription_id
                join orders o on o.bucket = t.bucket and o.order_id = t.order_id
                where t.bucket = :bucket and s.bucket = :bucket and o.bucket = :bucket
                  and s.account_id <> o.account_id\
                """),
            new Check(ACCOUNTS_STAY_APART, "an entry and a hold belong to the account of what they are for", """
                select 'entry ' || e.entry_id from entry e
                join orders o on o.bucket = e.bucket and o.order_id = e.order_id
                where e.bucket = :bucket and o.bucket = :bucket and e.account_id <> o.account_id
                union all
                select 'hold ' || h.hold_id from hold h
                join orders o on o.bucket = h.bucket and o.order_id = h.order_id
                where h.bucket = :bucket and o.bucket = :bucket and h.account_id <> o.account_id
                union all
                select 'hold ' || h.hold_id from hold h
                left join subscription s on s.bucket = :bucket and s.subscription_id = h.subscription_id
                where h.bucket = :bucket and h.subscription_id is not null
                  and h.account_id is distinct from s.account_id\
                """),
            new Check(ACCOUNTS_STAY_APART, "a notice, a task and a journal row tell an account of its own items", """
                select format('%s of %s in notice %s', i.kind, i.subscription_id, i.notice_id) from notice_item i
                join notice n on n.bucket = i.bucket and n.notice_id = i.notice_id
                join subscription s on s.bucket = i.bucket and s.subscription_id = i.subscription_id
                where i.bucket = :bucket and n.bucket = :bucket and s.bucket = :bucket
                  and n.account_id <> s.account_id
                union all
                select 'task ' || t.task_id from provider_task t
                join subscription s on s.bucket = t.bucket and s.subscription_id = t.subscription_id
                where t.bucket = :bucket and s.bucket = :bucket and t.account_id <> s.account_id
                union all
                select 'journal row ' || j.journal_id from journal j
                left join subscription s on s.bucket = :bucket and s.subscription_id = j.subscription_id
                where j.bucket = :bucket and j.subscription_id is not null
                  and j.account_id is distinct from s.account_id\
                """),
            new Check(ACCOUNTS_STAY_APART, "a row is in the bucket that its id leads to", """
                select 'account ' || a.account_id from account a
                where a.bucket = :bucket
                  and (crc32(convert_to(a.account_id, 'UTF8')) & 4095) % :buckets <> a.bucket
                union all
                select 'name of subscription ' || d.subscription_id from directory d
                where d.bucket = :bucket
                  and (crc32(convert_to(d.subscription_id, 'UTF8')) & 4095) % :buckets <> d.bucket
                union all
                select 'order ' || o.order_id from orders o
                where o.bucket = :bucket
                  and ('x' || substr(o.order_id::text, 16, 3))::bit(12)::int % :buckets <> o.bucket\
                """));
}
