package dev.perennial.audit;

import static dev.perennial.audit.Law.ACCOUNTS_STAY_APART;
import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;

import java.util.List;

/** Laws 1, 7 and 9, of bank transfers. */
final class TransferQueries {
    private TransferQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(
                    MONEY_IS_CONSERVED, "a receipt of a transfer is one entry of its amount, and no other is any", """
                        select 'receipt ' || r.receipt_id from bank_receipt r
                        left join entry e on e.bucket = :bucket and e.account_id = r.account_id and e.entry_id = r.moved_by
                        where r.bucket = :bucket and (e.debit, e.credit, e.amount_minor, e.currency, e.reason)
                          is distinct from (case r.direction when 'IN' then 'TOP_UP' else 'WALLET' end,
                            case r.direction when 'IN' then 'WALLET' else 'TOP_UP' end, r.amount_minor, r.currency,
                            case r.direction when 'IN' then 'bank transfer ' else 'bank reversal ' end || r.receipt_id)
                        union all
                        select 'entry ' || e.entry_id from entry e
                        where e.bucket = :bucket and (e.reason like 'bank transfer %' or e.reason like 'bank reversal %')
                          and not exists (select 1 from bank_receipt r where r.bucket = :bucket and r.moved_by = e.entry_id)\
                        """),
            new Check(MONEY_IS_CONSERVED, "what was transferred for an order paid it, or says why it was kept", """
                select 'receipt ' || r.receipt_id from bank_receipt r
                join orders o on o.bucket = r.bucket and o.order_id = r.order_id
                where r.bucket = :bucket and o.bucket = :bucket and r.kept_because is null
                  and not (o.state = 'PAID' or o.awaits_provider or o.cancelled_because = 'PROVIDER_REFUSED')\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "a receipt of a transfer has its journal row", """
                select 'receipt ' || r.receipt_id from bank_receipt r
                where r.bucket = :bucket and 1 <> (select count(*) from journal j where j.bucket = :bucket
                  and j.account_id = r.account_id and j.facts ->> 'transfer' = r.receipt_id::text
                  and j.kind = case r.direction when 'IN' then 'TOPPED_UP' else 'TRANSFER_TAKEN_BACK' end)\
                """),
            new Check(
                    EVERY_CHANGE_IS_JOURNALED,
                    "what was decided about an entry of the bank is on the desk's record",
                    """
                    select 'bank entry ' || e.entry_id from bank_entry e
                    where e.bucket = :bucket and e.state in ('CREDITED', 'TAKEN_BACK', 'IGNORED') and not exists (
                      select 1 from desk_act a where a.bucket = :bucket and a.entry_id = e.entry_id)\
                    """),
            new Check(ACCOUNTS_STAY_APART, "a reference for transfers is of the account of its order", """
                select 'reference ' || r.reference from account_reference r
                join orders o on o.bucket = r.bucket and o.order_id = r.order_id
                where r.bucket = :bucket and o.bucket = :bucket and o.account_id <> r.account_id\
                """));
}
