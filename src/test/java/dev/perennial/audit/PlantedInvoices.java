package dev.perennial.audit;

import static dev.perennial.audit.Law.EVERY_CHANGE_IS_JOURNALED;
import static dev.perennial.audit.Law.INVOICEABLE_IS_CASH_SPENT;
import static dev.perennial.audit.Planted.planted;

import java.util.stream.Stream;

/** Breaches of laws 7 and 8 by papers. */
final class PlantedInvoices {
    private PlantedInvoices() {}

    static Stream<Planted> all() {
        return Stream.of(
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "a line has on papers what papers and deficits say",
                        "update order_line set invoiced_minor = invoiced_minor - 1 where invoiced_minor > 0"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "what is on papers and what was refunded is within a line's cash",
                        "update order_line set invoiceable_minor = invoiced_minor - 1 where invoiced_minor > 0"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "a paper is the sum of its lines",
                        "update invoice set gross_minor = gross_minor + 1"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "credit notes take back no more than their invoice says, line by line",
                        "update invoice_line l set gross_minor = l.gross_minor * 2 from invoice i"
                                + " where i.invoice_id = l.invoice_id and i.kind = 'CREDIT_NOTE'"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "no more of a deficit is settled than there was",
                        "insert into invoice_deficit select l.bucket, i.account_id, gen_random_uuid(), i.asked_at,"
                                + " i.entity, i.currency, l.tax_percent, -1, l.order_id, l.order_line_no, null from"
                                + " invoice_line l join invoice i on i.invoice_id = l.invoice_id limit 1"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "numbers run from 1 without a gap, and dates follow them",
                        "alter table invoice_number drop constraint numbers_have_no_gap, drop constraint"
                                + " only_the_first_has_no_prior, drop constraint prior_is_the_one_before",
                        "update invoice_number set number = number + 1 where number = (select max(number) from"
                                + " invoice_number)"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "a paper waits for its number, or has it",
                        "insert into invoice_waiting select bucket, invoice_id from invoice_issue limit 1"),
                planted(
                        INVOICEABLE_IS_CASH_SPENT,
                        "a paper has its number from its entity's series, and every number is a paper's",
                        "update invoice_number set invoice_id = gen_random_uuid()"),
                planted(
                        EVERY_CHANGE_IS_JOURNALED,
                        "an issued paper's hash is its document's, and the journal's",
                        "update invoice_issue set document = '\\x00', hash = encode(sha256('\\x00'), 'hex')"));
    }
}
