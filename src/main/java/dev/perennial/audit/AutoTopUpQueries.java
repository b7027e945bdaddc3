package dev.perennial.audit;

import static dev.perennial.audit.Law.ACCOUNTS_STAY_APART;
import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.EVERY_DUE_THING_IS_DECIDED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Law.NOTHING_FALLS_BELOW_ITS_FLOOR;

import java.util.List;

/** Laws 1, 2, 6, 7 and 9, of automatic top-up. */
final class AutoTopUpQueries {
    private AutoTopUpQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(MONEY_IS_CONSERVED, "an automatic charge came to what its payment came to", """
                select 'charge ' || c.payment_id from auto_charge c
                join payment p on p.bucket = c.bucket and p.payment_id = c.payment_id
                where c.bucket = :bucket and p.bucket = :bucket and c.outcome is not null
                  and c.outcome <> case p.state when 'SUCCEEDED' then 'PAID' when 'LEFT' then 'LEFT'
                    when 'OPEN' then 'OPEN' else 'DECLINED' end
                  and c.settled_at < :run\
                """),
            new Check(NOTHING_FALLS_BELOW_ITS_FLOOR, "a month's automatic charges stay within the ceiling", """
                select 'charge ' || c.payment_id from auto_charge c
                left join (
                  select d.payment_id, sum(e.amount_minor) as before from auto_charge d
                  join auto_charge e on e.bucket = d.bucket and e.account_id = d.account_id and e.month = d.month
                    and e.payment_id < d.payment_id and e.outcome = 'PAID' and e.settled_at <= d.begun_at
                  where d.bucket = :bucket and e.bucket = :bucket group by d.payment_id) u
                  on u.payment_id = c.payment_id
                where c.bucket = :bucket and (c.used_minor <> coalesce(u.before, 0)
                  or c.used_minor + c.amount_minor > c.ceiling_minor)\
                """),
            new Check(EVERY_DUE_THING_IS_DECIDED, "an item that waits for a charge has one under way, or is due", """
                select 'subscription ' || s.subscription_id from subscription s
                where s.bucket = :bucket and s.waits_for = 'AWAITING_TOP_UP' and s.next_try_at is null
                  and s.parked_at is null and not exists (select 1 from auto_charge c
                    where c.bucket = :bucket and c.account_id = s.account_id and c.outcome is null)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "nothing is charged automatically but while it was agreed to", """
                select 'charge ' || c.payment_id from auto_charge c left join (
                  select distinct on (d.payment_id) d.payment_id, j.kind from auto_charge d
                  join journal j on j.bucket = d.bucket and j.account_id = d.account_id
                    and j.kind in ('AUTO_TOP_UP_ON', 'AUTO_TOP_UP_OFF', 'AUTO_TOP_UP_PAUSED')
                    and j.journal_id < d.payment_id
                  where d.bucket = :bucket and j.bucket = :bucket order by d.payment_id, j.journal_id desc) k
                  on k.payment_id = c.payment_id
                where c.bucket = :bucket and k.kind is distinct from 'AUTO_TOP_UP_ON'\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "automatic top-up stands as its journal last tells", """
                select 'account ' || t.account_id from auto_top_up t left join (
                  select distinct on (j.account_id) j.account_id, j.kind from journal j
                  where j.bucket = :bucket and j.kind in ('AUTO_TOP_UP_ON', 'AUTO_TOP_UP_OFF', 'AUTO_TOP_UP_PAUSED')
                  order by j.account_id, j.journal_id desc) k on k.account_id = t.account_id
                where t.bucket = :bucket and k.kind is distinct from 'AUTO_TOP_UP_' || t.state\
                """),
            new Check(ACCOUNTS_STAY_APART, "an automatic charge is a payment of its account, for items of it", """
                select 'charge ' || c.payment_id from auto_charge c
                join payment p on p.bucket = c.bucket and p.payment_id = c.payment_id
                where c.bucket = :bucket and p.bucket = :bucket and ((p.account_id, p.currency, p.amount_minor)
                  <> (c.account_id, c.currency, c.amount_minor) or p.order_id is not null)
                union all
                select format('charge %s for %s', i.payment_id, i.subscription_id) from auto_charge_item i
                join auto_charge c on c.bucket = i.bucket and c.payment_id = i.payment_id
                join subscription s on s.bucket = i.bucket and s.subscription_id = i.subscription_id
                where i.bucket = :bucket and c.bucket = :bucket and s.bucket = :bucket
                  and s.account_id <> c.account_id\
                """));
}
