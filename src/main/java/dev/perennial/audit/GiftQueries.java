package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.MONEY_IS_CONSERVED;
import static dev.perennial.audit.Law.TERMS_ARE_PAID_ONCE;

import java.util.List;

/** Laws 1, 3 and 7, of what the vendor gave. */
final class GiftQueries {
    private GiftQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(MONEY_IS_CONSERVED, "a granted balance is one entry of its amount, and no other is any", """
                select 'gift ' || g.gift_id from gift g
                left join entry e on e.bucket = :bucket and e.account_id = g.account_id and e.entry_id = g.entry_id
                where g.bucket = :bucket and g.kind = 'BALANCE'
                  and (e.debit, e.credit, e.amount_minor, e.currency)
                    is distinct from ('GRANT', 'WALLET', g.amount_minor, g.currency)
                union all
                select 'entry ' || e.entry_id from entry e
                where e.bucket = :bucket and 'GRANT' in (e.debit, e.credit)
                  and not exists (select 1 from gift g where g.bucket = :bucket and g.entry_id = e.entry_id)\
                """),
            new Check(TERMS_ARE_PAID_ONCE, "given time is a granted term with the same reason", """
                select format('gift %s of %s', g.gift_id, g.subscription_id) from gift g
                left join term t on t.bucket = :bucket and t.subscription_id = g.subscription_id
                  and t.ends_at = g.ends_at
                where g.bucket = :bucket and g.kind = 'TERM' and t.granted_because is distinct from g.reason\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "what was given has one journal row with a reason", """
                select 'gift ' || g.gift_id from gift g
                where g.bucket = :bucket and 1 <> (select count(*) from journal j
                  where j.bucket = :bucket and j.account_id = g.account_id and j.at = g.given_at
                    and j.facts ->> 'reason' = g.reason
                    and case g.kind when 'TERM' then j.kind = 'TERM_GRANTED' and j.subscription_id = g.subscription_id
                        and (j.facts ->> 'to')::timestamptz = g.ends_at
                      else j.facts ->> 'gift' = g.gift_id::text and j.kind = case g.kind
                        when 'BALANCE' then 'BALANCE_GRANTED' when 'COUPON' then 'COUPON_GRANTED'
                        else 'CREDIT_LINE_SET' end end)\
                """));
}
