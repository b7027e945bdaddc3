package dev.perennial.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Sets a paper's page as a PDF/A-3u. */
final class Print {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final byte[] COLOURS = Fonts.resource("sRGB.icc");
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Print() {}

    static byte[] of(Paper paper, Locale language) {
        return set(paper, language, document -> {});
    }

    static byte[] withInvoice(Paper paper, Locale language, byte[] invoice) {
        return set(paper, language, document -> Archive.embed(document, paper, invoice));
    }

    private static byte[] set(Paper paper, Locale language, Finish finish) {
        var page = new PaperPage(paper, language);
        try (var document = new PDDocument();
                var renderer = builder(document, xhtml(page)).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            Archive.describe(document, paper, page);
            finish.on(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @FunctionalInterface
    private interface Finish {
        void on(PDDocument document) throws IOException;
    }

    private static String xhtml(PaperPage page) {
        var out = new StringOutput();
        TEMPLATES.render("paper/paper.jte", page, out);
        return out.toString();
    }

    private static PdfRendererBuilder builder(PDDocument document, String xhtml) {
        var builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.withHtmlContent(xhtml, null);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_U);
        builder.useColorProfile(COLOURS);
        builder.useReplacementText(Fonts.UNKNOWN);
        builder.useExternalResourceAccessControl((address, kind) -> false, null);
        font(builder, "Latin", REGULAR, Fonts.LATIN);
        font(builder, "Latin", BOLD, Fonts.LATIN_BOLD);
        font(builder, "Han", REGULAR, Fonts.HAN);
        font(builder, "Han", BOLD, Fonts.HAN_BOLD);
        font(builder, "HanAll", REGULAR, Fonts.HAN);
        return builder;
    }

    private static void font(PdfRendererBuilder builder, String family, int weight, byte[] font) {
        builder.useFont(() -> new ByteArrayInputStream(font), family, weight, FontStyle.NORMAL, true);
    }
}
