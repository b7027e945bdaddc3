package dev.perennial.paper;

import java.util.Currency;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes documents of papers. Pure: the same paper, the same bytes. */
@Component
public class Papers {
    private static final int DECIMALS_MOST = 2;

    /** A PDF/A-3u a finance department files. */
    public byte[] pdf(Paper paper, Locale language) {
        return Print.of(paper, language);
    }

    /** EN 16931 as UN/CEFACT Cross Industry Invoice. Ask {@link #hasEInvoice} first. */
    public byte[] cii(Paper paper) {
        return CrossIndustry.of(paper);
    }

    /** EN 16931 as UBL 2.1. Ask {@link #hasEInvoice} first. */
    public byte[] ubl(Paper paper) {
        return UniversalBusiness.of(paper);
    }

    /** The PDF with the CII in it (Factur-X, ZUGFeRD). Ask {@link #hasEInvoice} first. */
    public byte[] facturX(Paper paper, Locale language) {
        return facturX(paper, language, cii(paper));
    }

    /** The same, with the CII that was made of the paper when it was issued. */
    public byte[] facturX(Paper paper, Locale language, byte[] cii) {
        return Print.withInvoice(paper, language, cii);
    }

    /** EN 16931 writes amounts with two decimals at the most: a dinar has three, and only the PDF. */
    public static boolean hasEInvoice(Currency currency) {
        return currency.getDefaultFractionDigits() <= DECIMALS_MOST;
    }
}
