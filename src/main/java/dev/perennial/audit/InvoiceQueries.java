package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.INVOICEABLE_IS_CASH_SPENT;

import java.util.List;

/** Laws 7 and 8, of papers. */
final class InvoiceQueries {
    private InvoiceQueries() {}

    static final List<Check> CHECKS = List.of(
            new Check(INVOICEABLE_IS_CASH_SPENT, "a line has on papers what papers and deficits say", """
                select format('line %s of order %s: %s, papers %s, deficits %s', l.line_no, l.order_id, l.invoiced_minor,
                  coalesce(p.minor, 0), coalesce(d.minor, 0))
                from order_line l
                left join (
                  select x.order_id, x.order_line_no,
                    sum(case i.kind when 'INVOICE' then x.gross_minor else -x.gross_minor end) as minor
                  from invoice_line x join invoice i on i.bucket = x.bucket and i.invoice_id = x.invoice_id
                  where x.bucket = :bucket and i.bucket = :bucket group by x.order_id, x.order_line_no) p
                  on p.order_id = l.order_id and p.order_line_no = l.line_no
                left join (
                  select x.order_id, x.order_line_no, sum(x.amount_minor) as minor from invoice_deficit x
                  where x.bucket = :bucket group by x.order_id, x.order_line_no) d
                  on d.order_id = l.order_id and d.order_line_no = l.line_no
                where l.bucket = :bucket and l.invoiced_minor <> coalesce(p.minor, 0) - coalesce(d.minor, 0)\
                """),
            new Check(
                    INVOICEABLE_IS_CASH_SPENT, "what is on papers and what was refunded is within a line's cash", """
                        select format('line %s of order %s', l.line_no, l.order_id) from order_line l
                        where l.bucket = :bucket and (l.invoiced_minor not between 0 and l.wallet_minor
                          or l.invoiced_minor > l.invoiceable_minor and not exists (
                            select 1 from orders r where r.bucket = :bucket and r.type = 'REFUND' and r.paid_at > :run
                              and l.order_id in (r.undoes_order_id, r.refunds_order_id)))\
                        """),
            new Check(INVOICEABLE_IS_CASH_SPENT, "a paper is the sum of its lines", """
                select 'paper ' || i.invoice_id from invoice i left join (
                  select x.invoice_id, sum(x.gross_minor) as gross from invoice_line x
                  where x.bucket = :bucket group by x.invoice_id) l on l.invoice_id = i.invoice_id
                where i.bucket = :bucket and i.gross_minor is distinct from l.gross\
                """),
            new Check(
                    INVOICEABLE_IS_CASH_SPENT,
                    "credit notes take back no more than their invoice says, line by line",
                    """
                    select format('line %s of order %s on invoice %s', c.order_line_no, c.order_id, c.corrects_invoice_id)
                    from (
                      select n.corrects_invoice_id, x.order_id, x.order_line_no, sum(x.gross_minor) as gross from invoice n
                      join invoice_line x on x.bucket = n.bucket and x.invoice_id = n.invoice_id
                      where n.bucket = :bucket and x.bucket = :bucket and n.kind = 'CREDIT_NOTE'
                      group by n.corrects_invoice_id, x.order_id, x.order_line_no) c
                    left join invoice_line l on l.bucket = :bucket and l.invoice_id = c.corrects_invoice_id
                      and l.order_id = c.order_id and l.order_line_no = c.order_line_no
                    where c.gross > coalesce(l.gross_minor, 0)\
                    """),
            new Check(INVOICEABLE_IS_CASH_SPENT, "no more of a deficit is settled than there was", """
                select format('deficit of %s at %s, %s%%', d.account_id, d.entity, d.tax_percent) from (
                  select x.account_id, x.entity, x.tax_percent, sum(x.amount_minor) as minor from invoice_deficit x
                  where x.bucket = :bucket group by x.account_id, x.entity, x.tax_percent) d
                where d.minor < 0\
                """),
            new Check(INVOICEABLE_IS_CASH_SPENT, "numbers run from 1 without a gap, and dates follow them", """
                select format('%s of %s in %s', n.kind, n.entity, n.year) from (
                  select x.entity, x.kind, x.year, min(x.number) as first, max(x.number) as last, count(*) as count,
                    bool_or(x.issued_on < x.before) as back
                  from (select y.entity, y.kind, y.year, y.number, y.issued_on,
                      lag(y.issued_on) over (partition by y.entity, y.kind order by y.year, y.number) as before
                    from invoice_number y where y.bucket = :bucket) x
                  group by x.entity, x.kind, x.year) n
                where n.first <> 1 or n.last <> n.count or n.back\
                """),
            new Check(INVOICEABLE_IS_CASH_SPENT, "a paper waits for its number, or has it", """
                select 'paper ' || i.invoice_id from invoice i
                left join invoice_waiting w on w.bucket = :bucket and w.invoice_id = i.invoice_id
                left join invoice_issue s on s.bucket = :bucket and s.invoice_id = i.invoice_id
                where i.bucket = :bucket and (w.invoice_id is null) = (s.invoice_id is null)\
                """),
            new Check(EVERY_CHANGE_IS_JOURNALED, "an issued paper's hash is its document's, and the journal's", """
                select 'paper ' || s.invoice_id from invoice_issue s
                left join journal j on j.bucket = :bucket and j.account_id = s.account_id
                  and j.kind in ('INVOICE_ISSUED', 'CREDIT_NOTE_ISSUED') and j.facts ->> 'invoice' = s.invoice_id::text
                where s.bucket = :bucket and (s.hash <> encode(sha256(s.document), 'hex')
                  or (s.hash, s.number, s.issued_on::text)
                    is distinct from (j.facts ->> 'hash', j.facts ->> 'number', j.facts ->> 'date'))\
                """));
}
