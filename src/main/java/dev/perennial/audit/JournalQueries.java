package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;

import java.util.List;

/** Law 7. */
final class JournalQueries {
    private JournalQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(
                    EVERY_CHANGE_IS_JOURNALED,
                    "a paid renewal has one journal row, and such a row its paid renewal",
                    """
                    select format('%s by order %s', coalesce(l.subscription_id, j.subscription_id),
                      coalesce(l.order_id::text, j.order_id))
                    from (
                      select x.subscription_id, x.order_id, count(*) as n from order_line x
                      join orders o on o.bucket = x.bucket and o.order_id = x.order_id
                      where x.bucket = :bucket and o.bucket = :bucket and o.type = 'RENEWAL' and o.state = 'PAID'
                      group by x.subscription_id, x.order_id) l
                    full join (
                      select y.subscription_id, y.facts ->> 'order' as order_id, count(*) as n from journal y
                      where y.bucket = :bucket and y.kind = 'RENEWED' group by 1, 2) j
                      on j.subscription_id = l.subscription_id and j.order_id = l.order_id::text
                    where l.n is distinct from j.n\
                    """),
            new Check(
                    EVERY_CHANGE_IS_JOURNALED,
                    "a refused attempt has one journal row, and such a row its attempt",
                    """
                    select format('attempt on %s at %s: %s', coalesce(t.subscription_id, j.subscription_id),
                      coalesce(t.at, j.at), coalesce(t.code, j.code))
                    from (
                      select x.subscription_id, x.decided_at as at, x.outcome as code, count(*) as n from attempt x
                      where x.bucket = :bucket
                        and x.outcome not in ('RENEWED', 'AWAITING_PROVIDER', 'PROVIDER_REFUSED')
                      group by 1, 2, 3) t
                    full join (
                      select y.subscription_id, y.at, y.facts ->> 'code' as code, count(*) as n from journal y
                      where y.bucket = :bucket and y.kind = 'RENEWAL_REFUSED' group by 1, 2, 3) j
                      on j.subscription_id = t.subscription_id and j.at = t.at and j.code = t.code
                    where t.n is distinct from j.n\
                    """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "an item's phase is the one its journal last tells", """
                select 'subscription ' || s.subscription_id from subscription s left join (
                  select distinct on (y.subscription_id) y.subscription_id, y.kind from journal y
                  where y.bucket = :bucket and y.kind in
                    ('EXPIRED', 'SUSPENDED', 'RELEASED', 'RENEWED', 'TERM_GRANTED', 'SUBSCRIPTION_BOUGHT')
                  order by y.subscription_id, y.at desc, y.journal_id desc) j
                  on j.subscription_id = s.subscription_id
                where s.bucket = :bucket and s.phase <> case j.kind when 'EXPIRED' then 'GRACE'
                    when 'RENEWED' then 'ACTIVE' when 'TERM_GRANTED' then 'ACTIVE'
                    when 'SUBSCRIPTION_BOUGHT' then 'ACTIVE' else coalesce(j.kind, 'ACTIVE') end
                  and (j.kind is not null or not exists (select 1 from journal y where y.bucket = :bucket
                    and y.subscription_id = s.subscription_id and y.kind = 'SUBSCRIPTION_ADDED'))\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "a cancelled, undone or waiting order has its journal row", """
                select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                cross join lateral (values
                  ('ORDER_CANCELLED', o.state = 'CANCELLED'),
                  ('ORDER_UNDONE', o.undone_at is not null),
                  ('RENEWAL_AWAITS_PROVIDER', o.state = 'UNPAID' and o.awaits_provider),
                  ('ORDER_PLACED', o.state = 'UNPAID' and not o.awaits_provider)) as owed (kind, is_owed)
                where l.bucket = :bucket and o.bucket = :bucket and o.type <> 'REFUND' and owed.is_owed
                  and 1 <> (select count(*) from journal j where j.bucket = :bucket
                    and j.subscription_id = l.subscription_id and j.kind = owed.kind
                    and j.facts ->> 'order' = l.order_id::text)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "what a product's own system is to hear has its task", """
                select format('%s of %s at %s', j.kind, j.subscription_id, j.at) from journal j
                where j.bucket = :bucket and j.kind in ('SUSPENDED', 'RELEASED', 'RESUMED', 'ORDER_UNDONE',
                    'TERM_GRANTED')
                  and not exists (select 1 from provider_task t where t.bucket = :bucket
                    and t.subscription_id = j.subscription_id and t.created_at = j.at
                    and t.action = case j.kind when 'SUSPENDED' then 'SUSPEND' when 'RELEASED' then 'RELEASE'
                      when 'RESUMED' then 'RESUME' else 'EXTEND' end)
                union all
                select format('term %s of %s', m.term_number, m.subscription_id) from term m
                where m.bucket = :bucket and m.order_id is not null
                  and not exists (select 1 from provider_task t where t.bucket = :bucket
                    and t.subscription_id = m.subscription_id and t.action in ('START', 'EXTEND')
                    and t.until = m.ends_at)\
                """),
            new Check(
                    EVERY_CHANGE_IS_JOURNALED,
                    "who has been written to is written to of each purchase and renewal",
                    """
                    select format('renewal of %s by order %s', l.subscription_id, l.order_id) from order_line l
                    join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                    join account a on a.bucket = o.bucket and a.account_id = o.account_id
                    where l.bucket = :bucket and o.bucket = :bucket and a.bucket = :bucket and o.type in ('NEW', 'RENEWAL')
                      and o.state = 'PAID' and a.email is not null
                      and exists (select 1 from notice n where n.bucket = :bucket and n.account_id = o.account_id
                        and n.channel = 'EMAIL' and n.created_at < o.paid_at)
                      and not exists (select 1 from notice_item i where i.bucket = :bucket
                        and i.subscription_id = l.subscription_id and i.channel = 'EMAIL'
                        and i.kind = case o.type when 'NEW' then 'BOUGHT' else 'RENEWED' end
                        and i.expiration = coalesce(l.expiration, l.ends_at))\
                    """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "what is told of an item stands in a notice of its kind", """
                select format('%s of %s by %s, occasion %s', i.kind, i.subscription_id, i.channel, i.occasion)
                from notice_item i left join notice n on n.bucket = :bucket and n.notice_id = i.notice_id
                where i.bucket = :bucket and (n.kind, n.channel) is distinct from (i.kind, i.channel)\
                """));
}
