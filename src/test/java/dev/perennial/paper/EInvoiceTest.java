package dev.perennial.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mustangproject.validator.ESeverity;
import org.mustangproject.validator.ValidationContext;
import org.mustangproject.validator.XMLValidator;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.slf4j.LoggerFactory;

/**
 * Rule 29: e-invoices pass the rules of EN 16931 and PDF/A-3, as Mustang's validator (with veraPDF in it) judges them.
 * Nothing of it made them.
 */
class EInvoiceTest {
    private static final int RANDOM = 100;

    /** The syntax asks for the element that this warning finds empty, where nothing is delivered to a place. */
    private static final String EMPTY_DELIVERY = "PEPPOL-EN16931-R008";

    /** Mustang's own sum rounds to cents whatever the currency, and takes the tax of a net, not out of a gross. */
    private static final String OWN_SUM = "Arithmetical issue";

    private static final String ARCHIVED = "isCompliant=true";

    private final Papers papers = new Papers();

    @Test
    void samplesOfEveryKindPassInBothSyntaxes() throws Exception {
        for (var paper : Samples.fixed()) {
            assertThat(found(papers.cii(paper)))
                    .as("CII of %s", paper)
                    .allMatch(fault -> fault.contains(EMPTY_DELIVERY) || fault.contains(OWN_SUM));
            assertThat(found(papers.ubl(paper))).as("UBL of %s", paper).allMatch(fault -> fault.contains(OWN_SUM));
        }
    }

    @Test
    void aHundredRandomPapersPassInBothSyntaxes() throws Exception {
        for (int seed = 0; seed < RANDOM; seed++) {
            var paper = Samples.random(seed);
            assertThat(faults(papers.cii(paper))).as("CII of seed %s", seed).isEmpty();
            assertThat(faults(papers.ubl(paper))).as("UBL of seed %s", seed).isEmpty();
        }
    }

    /** The judge is awake: each of these is one mistake in a sound invoice. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CII | <ram:DuePayableAmount>0.00        | <ram:DuePayableAmount>5.00        | BR-CO-16
        CII | <ram:GrandTotalAmount>238.35      | <ram:GrandTotalAmount>238.36      | BR-CO-15
        CII | <ram:CalculatedAmount>19.00       | <ram:CalculatedAmount>91.00       | BR-CO-17
        CII | <ram:TypeCode>380                 | <ram:TypeCode>999                 | ram:TypeCode
        CII | VA">DE136                         | VA">136                           | BR-CO-09
        UBL | PayableAmount currencyID="EUR">0  | PayableAmount currencyID="EUR">7  | BR-CO-16
        UBL | LineExtensionAmount currencyID="EUR">212 | LineExtensionAmount currencyID="EUR">213 | BR-CO-10
        UBL | EUR</cbc:DocumentCurrencyCode>    | EUX</cbc:DocumentCurrencyCode>    | BR-CL-04
        UBL | <cbc:CompanyID>DE136              | <cbc:CompanyID>136                | BR-CO-09
        """)
    void aMistakeIsFound(String syntax, String sound, String wrong, String rule) throws Exception {
        var paper = Samples.european();
        var xml = new String(syntax.equals("CII") ? papers.cii(paper) : papers.ubl(paper), StandardCharsets.UTF_8);
        assertThat(xml).contains(sound);

        assertThat(faults(xml.replace(sound, wrong).getBytes(StandardCharsets.UTF_8)))
                .anyMatch(fault -> fault.contains(rule));
    }

    @Test
    void anArchivedPdfHoldsTheInvoice() {
        for (var language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            for (var paper : List.of(Samples.european(), Samples.creditNote(), Samples.odd())) {
                var report = report(papers.facturX(paper, language));
                assertThat(report).contains("flavour=3u", ARCHIVED, BusinessTerms.CORE, "<summary status=\"valid\"/>");
                assertThat(report).doesNotContain("<summary status=\"invalid\"/>", "<error");
            }
        }
    }

    /** The judge is awake here too: a font that is not in the file. */
    @Test
    void aPdfThatIsNotForTheArchiveIsFound() throws IOException {
        var spoilt = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(papers.facturX(Samples.invoice(), Locale.ENGLISH))) {
            var page = document.getPage(0);
            try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, false)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.showText("not embedded");
                content.endText();
            }
            document.save(spoilt);
        }
        assertThat(report(spoilt.toByteArray()))
                .contains("The font program is not embedded", "<summary status=\"invalid\"/>")
                .doesNotContain(ARCHIVED);
    }

    @Test
    void aDinarHasNoEInvoiceButAPdf() {
        var dinars = Samples.paper(
                Paper.Kind.INVOICE,
                "KWD",
                Samples.KOELN,
                Samples.DUBLIN,
                List.of(Samples.line("KWD", "12.345", 5, "Hosting", "site-1")));

        assertThat(Papers.hasEInvoice(dinars.currency())).isFalse();
        assertThat(papers.pdf(dinars, Locale.ENGLISH)).isNotEmpty();
        assertThatThrownBy(() -> papers.cii(dinars)).hasMessageStartingWith("Indicates a bug: EN 16931");
    }

    /** All of it: the validator's own last word is of the invoice alone, whatever the PDF around it is. */
    private static String report(byte[] pdf) {
        return new ZUGFeRDValidator().validate(pdf, "invoice.pdf");
    }

    private static List<String> faults(byte[] xml) throws Exception {
        return found(xml).stream().filter(fault -> !fault.startsWith("warning")).toList();
    }

    private static List<String> found(byte[] xml) throws Exception {
        var context = new ValidationContext(LoggerFactory.getLogger(EInvoiceTest.class));
        var judge = new XMLValidator(context);
        judge.disableNotices();
        judge.setStringContent(new String(xml, StandardCharsets.UTF_8));
        judge.validate();
        var found = new ArrayList<String>();
        context.getResults().stream()
                .filter(result -> result.getSeverity() != ESeverity.notice)
                .forEach(result -> found.add(result.getSeverity() + " " + result.getMessage()));
        if (!context.isValid() && found.isEmpty()) {
            found.add("error, not told which");
        }
        assertThat(judge.getFiredRules()).as("rules that were asked").isPositive();
        return found;
    }
}
