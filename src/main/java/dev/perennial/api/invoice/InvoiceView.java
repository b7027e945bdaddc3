package dev.perennial.api.invoice;

import dev.perennial.api.Amount;
import dev.perennial.invoice.Invoice;
import dev.perennial.invoice.TaxRule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice, or a credit note. */
@Schema(name = "Invoice")
record InvoiceView(
        UUID id,
        String account,
        Invoice.Kind kind,
        Invoice.State state,

        @Schema(description = "Whether orders were chosen, a month, or it was made by itself")
        Invoice.Origin origin,

        @Schema(description = "The first day of the month it is for; null where orders were chosen") @Nullable
        LocalDate month,

        @Schema(description = "The code of the billing entity whose paper it is")
        String entity,

        @Schema(description = "Null until it has one") @Nullable
        String number,

        @Nullable LocalDate issuedOn,

        @Schema(description = "SHA-256 of the document that was issued") @Nullable
        String hash,

        Amount gross,

        @Schema(description = "What credit notes took back of it")
        Amount credited,

        @Schema(description = "The invoice a credit note takes back from") @Nullable
        UUID corrects,

        Instant askedAt,
        TitleView.BuyerView buyer,

        @Schema(description = "Whether there are UBL, CII and Factur-X of it")
        boolean eInvoice) {

    static InvoiceView of(Invoice invoice) {
        return new InvoiceView(
                invoice.id(),
                invoice.account().value(),
                invoice.kind(),
                invoice.state(),
                invoice.origin(),
                invoice.month(),
                invoice.entity(),
                invoice.issue().map(Invoice.Issue::number).orElse(null),
                invoice.issue().map(Invoice.Issue::on).orElse(null),
                invoice.issue().map(Invoice.Issue::hash).orElse(null),
                Amount.of(invoice.gross()),
                Amount.of(invoice.credited()),
                invoice.corrects(),
                invoice.askedAt(),
                TitleView.BuyerView.of(invoice.buyer()),
                invoice.hasEInvoice());
    }

    /** A paper with what it says. */
    @Schema(name = "InvoiceDetails")
    record Details(
            InvoiceView invoice,
            List<LineView> lines,
            SumView sum,

            @Schema(description = "The credit notes of an invoice, oldest first")
            List<InvoiceView> creditNotes) {}

    /** Its part of one line of an order. */
    @Schema(name = "InvoiceLine")
    record LineView(int number, UUID order, int orderLine, String content, int taxPercent, Amount gross) {
        static LineView of(Invoice.Line line, Locale language) {
            return new LineView(
                    line.number(),
                    line.order(),
                    line.orderLine(),
                    line.content().in(language),
                    line.taxPercent(),
                    Amount.of(line.gross()));
        }
    }

    /** What a paper comes to. */
    @Schema(name = "InvoiceSum")
    record SumView(Amount net, Amount tax, Amount gross, List<RateView> rates) {
        static SumView of(TaxRule.Summary summary) {
            return new SumView(
                    Amount.of(summary.net()),
                    Amount.of(summary.tax()),
                    Amount.of(summary.gross()),
                    summary.rates().stream()
                            .map(rate -> new RateView(
                                    rate.taxPercent(),
                                    Amount.of(rate.net()),
                                    Amount.of(rate.tax()),
                                    Amount.of(rate.gross())))
                            .toList());
        }
    }

    /** All of one rate of tax. */
    @Schema(name = "InvoiceRate")
    record RateView(int taxPercent, Amount net, Amount tax, Amount gross) {}
}
