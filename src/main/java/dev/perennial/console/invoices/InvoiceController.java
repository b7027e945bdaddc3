package dev.perennial.console.invoices;

import dev.perennial.invoice.Documents;
import dev.perennial.invoice.Documents.Format;
import dev.perennial.invoice.Invoice;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.TaxRule;
import dev.perennial.kernel.RefusedException;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One paper: its state, what it says, and its documents. */
@Controller
public class InvoiceController {
    private final Visits visits;
    private final Invoices invoices;
    private final Documents documents;
    private final Sellers sellers;

    InvoiceController(Visits visits, Invoices invoices, Documents documents, Sellers sellers) {
        this.visits = visits;
        this.invoices = invoices;
        this.documents = documents;
        this.sellers = sellers;
    }

    /**
     * @param corrected the invoice a credit note takes back from
     * @param notes the credit notes of an invoice
     */
    public record Page(
            Visit visit,
            Invoice invoice,
            String seller,
            TaxRule.Summary summary,
            List<UUID> orders,
            Optional<Invoice> corrected,
            List<Invoice> notes) {
        /** How this paper is called until it has its number. */
        public String name() {
            return invoice.issue().map(Invoice.Issue::number).orElse(visit.say("invoices.number.none"));
        }
    }

    @GetMapping("/invoices/{id}")
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var invoice = find(id, visit);
        var lines = invoices.lines(invoice);
        var parts = lines.stream()
                .map(line -> new TaxRule.Part(line.content(), line.taxPercent(), line.gross()))
                .toList();
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit,
                        invoice,
                        sellers.name(invoice.entity(), visit),
                        TaxRule.summary(parts),
                        lines.stream().map(Invoice.Line::order).distinct().toList(),
                        Optional.ofNullable(invoice.corrects()).flatMap(known -> invoices.find(known, visit.actor())),
                        invoices.correcting(invoice)));
        return "console/invoices/invoice";
    }

    @GetMapping("/invoices/{id}/pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String id, @RequestParam(defaultValue = "") String lang, HttpServletRequest request) {
        return download(id, Format.PDF, lang, request);
    }

    @GetMapping("/invoices/{id}/facturx")
    ResponseEntity<byte[]> facturX(
            @PathVariable String id, @RequestParam(defaultValue = "") String lang, HttpServletRequest request) {
        return download(id, Format.FACTUR_X, lang, request);
    }

    @GetMapping("/invoices/{id}/xml")
    ResponseEntity<byte[]> xml(@PathVariable String id, HttpServletRequest request) {
        return download(id, Format.CII, "", request);
    }

    @GetMapping("/invoices/{id}/ubl")
    ResponseEntity<byte[]> ubl(@PathVariable String id, HttpServletRequest request) {
        return download(id, Format.UBL, "", request);
    }

    private ResponseEntity<byte[]> download(String id, Format format, String lang, HttpServletRequest request) {
        var visit = visits.of(request);
        var invoice = find(id, visit);
        var language = lang.isEmpty() ? visit.language() : lang.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
        var document = documents.of(invoice, format, language).orThrow();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name())
                                .build()
                                .toString())
                .body(document.bytes());
    }

    private Invoice find(String id, Visit visit) {
        // A paper is an account's own: whoever has none, has no papers.
        var account = visit.account().id();
        return Numbers.read(id)
                .flatMap(known -> invoices.find(known, visit.actor()))
                .filter(invoice -> invoice.account().equals(account))
                .orElseThrow(() -> new RefusedException(InvoiceRefusal.INVOICE_NOT_FOUND, Map.of()));
    }
}
