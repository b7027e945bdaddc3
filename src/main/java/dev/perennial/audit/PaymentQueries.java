package dev.perennial.audit;

import static dev.perennial.audit.Law.ACCOUNTS_STAY_APART;
import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;

import java.util.List;

/** Laws 1, 7 and 9, of payments through a gateway. */
final class PaymentQueries {
    private PaymentQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(
                    MONEY_IS_CONSERVED,
                    "every success at a gateway is one top-up of what came in, and nothing else is any",
                    """
                    select format('payment %s: %s', r.payment_id, r.reference) from payment_receipt r
                    join payment p on p.bucket = r.bucket and p.payment_id = r.payment_id
                    left join entry e on e.bucket = :bucket and e.account_id = r.account_id and e.entry_id = r.entry_id
                    where r.bucket = :bucket and p.bucket = :bucket and case when r.entry_id is null
                      then r.currency = p.currency
                      else p.state <> 'SUCCEEDED' or (e.debit, e.credit, e.amount_minor, e.currency, e.reason)
                        is distinct from ('TOP_UP', 'WALLET', r.amount_minor, r.currency, 'payment ' || r.payment_id)
                      end
                    union all
                    select 'payment ' || p.payment_id from payment p
                    where p.bucket = :bucket and (p.state in ('SUCCEEDED', 'RETURNED')) is distinct from exists (
                      select 1 from payment_receipt r where r.bucket = :bucket and r.payment_id = p.payment_id
                        and (r.entry_id is not null) = (p.state = 'SUCCEEDED'))
                    union all
                    select 'entry ' || e.entry_id from entry e
                    where e.bucket = :bucket and e.reason like 'payment %' and not exists (
                      select 1 from payment_receipt r where r.bucket = :bucket and r.entry_id = e.entry_id)\
                    """),
            new Check(MONEY_IS_CONSERVED, "what was paid for an order paid it, or says why it was kept", """
                select 'payment ' || p.payment_id from payment p
                join orders o on o.bucket = p.bucket and o.order_id = p.order_id
                where p.bucket = :bucket and o.bucket = :bucket and p.state = 'SUCCEEDED' and p.kept_because is null
                  and not (o.state = 'PAID' or o.awaits_provider or o.cancelled_because = 'PROVIDER_REFUSED')\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "a payment's beginning and its end have their journal rows", """
                select format('payment %s: %s', p.payment_id, owed.kind) from payment p
                cross join lateral (values
                  ('PAYMENT_BEGUN', true),
                  ('PAYMENT_DECLINED', p.state = 'DECLINED'),
                  ('PAYMENT_LEFT', p.state = 'LEFT')) as owed (kind, is_owed)
                where p.bucket = :bucket and owed.is_owed
                  and 1 <> (select count(*) from journal j where j.bucket = :bucket
                    and j.account_id = p.account_id and j.kind = owed.kind
                    and j.facts ->> 'payment' = p.payment_id::text)
                union all
                select format('payment %s: %s', r.payment_id, r.reference) from payment_receipt r
                cross join lateral (values
                  ('TOPPED_UP', r.entry_id is not null),
                  ('PAYMENT_RETURNED', r.entry_id is null),
                  ('PAYMENT_GIVEN_BACK', r.returned_as is not null)) as owed (kind, is_owed)
                where r.bucket = :bucket and owed.is_owed
                  and 1 <> (select count(*) from journal j where j.bucket = :bucket
                    and j.account_id = r.account_id and j.kind = owed.kind
                    and j.facts ->> 'payment' = r.payment_id::text
                    and coalesce(j.facts ->> 'reference', 'payment ' || r.payment_id) = r.reference)\
                """),
            new Check(
                    ACCOUNTS_STAY_APART, "a payment is of the account of its order, in its currency and bucket", """
                        select 'payment ' || p.payment_id from payment p
                        join account a on a.bucket = p.bucket and a.account_id = p.account_id
                        left join orders o on o.bucket = :bucket and o.order_id = p.order_id
                        where p.bucket = :bucket and a.bucket = :bucket and (p.currency <> a.currency
                          or o.account_id <> p.account_id
                          or ('x' || substr(p.payment_id::text, 16, 3))::bit(12)::int % :buckets <> p.bucket)
                        union all
                        select format('payment %s: %s', r.payment_id, r.reference) from payment_receipt r
                        join payment p on p.bucket = r.bucket and p.payment_id = r.payment_id
                        where r.bucket = :bucket and p.bucket = :bucket
                          and (r.account_id, r.gateway) <> (p.account_id, p.gateway)\
                        """));
}
