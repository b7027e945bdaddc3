package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;

import java.util.List;

/** Laws 1 and 7, of money on its way out. */
final class PayoutQueries {
    private PayoutQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(
                    MONEY_IS_CONSERVED, "a payout left its wallet by one entry, and came back by one if refused", """
                        select 'payout ' || p.payout_id from payout p
                        left join entry e on e.bucket = :bucket and e.account_id = p.account_id and e.entry_id = p.entry_id
                        left join entry k on k.bucket = :bucket and k.account_id = p.account_id
                          and k.entry_id = p.back_entry_id
                        where p.bucket = :bucket and ((e.debit, e.credit, e.amount_minor, e.currency)
                            is distinct from ('WALLET', 'PAYOUT', p.amount_minor, p.currency)
                          or (p.state = 'REFUSED') <> (k.entry_id is not null)
                          or p.state = 'REFUSED' and (k.debit, k.credit, k.amount_minor, k.currency)
                            is distinct from ('PAYOUT', 'WALLET', p.amount_minor, p.currency))
                        union all
                        select 'entry ' || e.entry_id from entry e
                        where e.bucket = :bucket and 'PAYOUT' in (e.debit, e.credit)
                          and not exists (select 1 from payout p where p.bucket = :bucket
                            and e.entry_id in (p.entry_id, p.back_entry_id))\
                        """),
            new Check(
                    MONEY_IS_CONSERVED,
                    "to a payment goes what its payouts say, and never more than came in by it",
                    """
                    select format('receipt %s of payment %s', s.reference, s.payment_id) from payout_source s
                    left join payment_receipt r on r.bucket = :bucket and r.payment_id = s.payment_id
                      and r.reference = s.reference
                    left join (
                      select x.payment_id, x.reference, sum(x.amount_minor) as given from payout x
                      where x.bucket = :bucket and x.way = 'PAYMENT' and x.state <> 'REFUSED' group by 1, 2) g
                      on g.payment_id = s.payment_id and g.reference = s.reference
                    where s.bucket = :bucket and (s.given_minor <> coalesce(g.given, 0)
                      or s.given_minor > r.amount_minor or s.received_minor is distinct from r.amount_minor
                      or s.account_id is distinct from r.account_id or r.entry_id is null)\
                    """),
            new Check(MONEY_IS_CONSERVED, "no more went out of a wallet than came in", """
                select format('wallet %s: %s more', e.account_id, sum(e.amount_minor * case
                  when e.credit = 'PAYOUT' then 1 else -1 end))
                from entry e where e.bucket = :bucket
                  and (e.debit in ('TOP_UP', 'PAYOUT') or e.credit = 'PAYOUT')
                group by e.account_id having sum(e.amount_minor * case
                  when e.credit = 'PAYOUT' then 1 else -1 end) > 0\
                """),
            new Check(MONEY_IS_CONSERVED, "what pays out a refund is no more than the refund", """
                select 'refund ' || r.order_id from orders r
                join (select x.refund_id, sum(x.amount_minor) as paid from payout x
                  where x.bucket = :bucket and x.refund_id is not null group by x.refund_id) p
                  on p.refund_id = r.order_id
                where r.bucket = :bucket and (r.type <> 'REFUND' or p.paid > r.wallet_minor)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "a payout's beginning and its end have their journal rows", """
                select format('payout %s: %s', p.payout_id, owed.kind) from payout p
                cross join lateral (values
                  ('PAYOUT_ASKED', true),
                  ('PAYOUT_MADE', p.state = 'PAID'),
                  ('PAYOUT_REFUSED', p.state = 'REFUSED')) as owed (kind, is_owed)
                where p.bucket = :bucket and owed.is_owed
                  and 1 <> (select count(*) from journal j where j.bucket = :bucket
                    and j.account_id = p.account_id and j.kind = owed.kind
                    and j.facts ->> 'payout' = p.payout_id::text)\
                """));
}
