package dev.perennial.invoice;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Outcome;
import dev.perennial.paper.Papers;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The documents of issued papers, made of what was frozen: the same paper, the same bytes. */
@Component
public class Documents {
    private final IssueStore store;
    private final Papers papers;
    private final Buckets buckets;

    Documents(IssueStore store, Papers papers, Buckets buckets) {
        this.store = store;
        this.papers = papers;
        this.buckets = buckets;
    }

    public enum Format {
        PDF(".pdf", "application/pdf"),
        /** The PDF with the invoice's data in it. */
        FACTUR_X("-factur-x.pdf", "application/pdf"),
        /** The bytes whose hash is in the journal; where there is no e-invoice, those are the PDF in English. */
        CII("-cii.xml", "application/xml"),
        UBL("-ubl.xml", "application/xml");

        private final String ending;
        private final String type;

        Format(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }
    }

    /** @param name of the file: the paper's number, and what it is */
    public record Document(String name, String type, byte[] bytes) {}

    /** A document of this paper, once it has its number. */
    public Outcome<Document> of(Invoice invoice, Format format, Locale language) {
        var frozen = store.frozen(buckets.of(invoice.id()), invoice.id());
        if (frozen.isEmpty()) return refused(InvoiceRefusal.NOT_ISSUED_YET);
        var paper = Frozen.paper(frozen.get().content());
        if (format != Format.PDF && !Papers.hasEInvoice(paper.currency())) return refused(InvoiceRefusal.NO_E_INVOICE);
        var bytes = switch (format) {
            case PDF -> papers.pdf(paper, language);
            case FACTUR_X -> papers.facturX(paper, language, frozen.get().document());
            case CII -> frozen.get().document();
            case UBL -> papers.ubl(paper);
        };
        var said = format == Format.PDF || format == Format.FACTUR_X
                ? "-" + (language.getLanguage().equals("zh") ? "zh" : "en")
                : "";
        return Outcome.done(new Document(frozen.get().number() + said + format.ending, format.type, bytes));
    }
}
