package dev.perennial.api.invoice;

import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.invoice.Documents;
import dev.perennial.invoice.Documents.Format;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.Invoices;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The documents of papers, as files. */
@RestController
@RequestMapping("/api/v1/invoices/{id}")
@Tag(name = "Invoices")
class DocumentController {
    private final Invoices invoices;
    private final Documents documents;

    DocumentController(Invoices invoices, Documents documents) {
        this.invoices = invoices;
        this.documents = documents;
    }

    @GetMapping(value = "/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Needs(Scope.INVOICES_READ)
    @Operation(summary = "Download an invoice as PDF", description = "In the language of `Accept-Language`.")
    @Refuses(
            in = InvoiceRefusal.class,
            codes = {"INVOICE_NOT_FOUND", "NOT_ISSUED_YET"})
    ResponseEntity<byte[]> downloadInvoicePdf(Caller caller, @PathVariable UUID id) {
        return download(id, Format.PDF, caller);
    }

    @GetMapping(value = "/factur-x", produces = MediaType.APPLICATION_PDF_VALUE)
    @Needs(Scope.INVOICES_READ)
    @Operation(summary = "Download an invoice as Factur-X", description = "The PDF with the invoice's data in it.")
    @Refuses(
            in = InvoiceRefusal.class,
            codes = {"INVOICE_NOT_FOUND", "NOT_ISSUED_YET", "NO_E_INVOICE"})
    ResponseEntity<byte[]> downloadInvoiceFacturX(Caller caller, @PathVariable UUID id) {
        return download(id, Format.FACTUR_X, caller);
    }

    @GetMapping(value = "/ubl", produces = MediaType.APPLICATION_XML_VALUE)
    @Needs(Scope.INVOICES_READ)
    @Operation(summary = "Download an invoice as UBL", description = "EN 16931 in the syntax of UBL 2.1.")
    @Refuses(
            in = InvoiceRefusal.class,
            codes = {"INVOICE_NOT_FOUND", "NOT_ISSUED_YET", "NO_E_INVOICE"})
    ResponseEntity<byte[]> downloadInvoiceUbl(Caller caller, @PathVariable UUID id) {
        return download(id, Format.UBL, caller);
    }

    @GetMapping(value = "/cii", produces = MediaType.APPLICATION_XML_VALUE)
    @Needs(Scope.INVOICES_READ)
    @Operation(
            summary = "Download an invoice as Cross Industry Invoice",
            description = "EN 16931: the bytes whose hash the invoice tells.")
    @Refuses(
            in = InvoiceRefusal.class,
            codes = {"INVOICE_NOT_FOUND", "NOT_ISSUED_YET", "NO_E_INVOICE"})
    ResponseEntity<byte[]> downloadInvoiceCii(Caller caller, @PathVariable UUID id) {
        return download(id, Format.CII, caller);
    }

    private ResponseEntity<byte[]> download(UUID id, Format format, Caller caller) {
        var invoice = invoices.find(id, caller.actor())
                .orElseThrow(() -> new RefusedException(InvoiceRefusal.INVOICE_NOT_FOUND, Map.of()));
        var document = documents.of(invoice, format, caller.language()).orThrow();
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
}
