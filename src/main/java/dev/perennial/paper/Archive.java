package dev.perennial.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.CRC32;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * What makes a PDF a document for the archive (ISO 19005-3), and one that holds an e-invoice (Factur-X 1.0). No date but
 * the paper's, no number but those made of it: the same paper makes the same file.
 */
final class Archive {
    /** The name Factur-X prescribes. */
    private static final String INVOICE_FILE = "factur-x.xml";

    private static final String PRODUCER = "Perennial";
    private static final String FACTUR_X = new String(Fonts.resource("factur-x.xmp"), StandardCharsets.UTF_8);
    private static final String METADATA = new String(Fonts.resource("metadata.xmp"), StandardCharsets.UTF_8);

    private Archive() {}

    static void describe(PDDocument document, Paper paper, PaperPage page) throws IOException {
        var info = new PDDocumentInformation();
        info.setTitle(page.title() + " " + page.number());
        info.setAuthor(page.seller().name());
        info.setProducer(PRODUCER);
        info.setCreator(PRODUCER);
        info.setCreationDate(midnight(paper.issuedOn()));
        info.setModificationDate(midnight(paper.issuedOn()));
        document.setDocumentInformation(info);
        document.getDocumentCatalog().setLanguage(page.language());
        document.setDocumentId(number(paper));
        tell(document, paper, "");
    }

    static void embed(PDDocument document, Paper paper, byte[] invoice) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(invoice), COSName.FLATE_DECODE);
        file.setSubtype("text/xml");
        file.setSize(invoice.length);
        file.setModDate(midnight(paper.issuedOn()));
        var named = new PDComplexFileSpecification();
        named.setFile(INVOICE_FILE);
        named.setFileUnicode(INVOICE_FILE);
        named.setFileDescription("Factur-X/ZUGFeRD invoice");
        named.setEmbeddedFile(file);
        named.setEmbeddedFileUnicode(file);
        named.getCOSObject().setName("AFRelationship", "Alternative");

        var catalog = document.getDocumentCatalog();
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(INVOICE_FILE, named));
        var names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(files);
        catalog.setNames(names);
        var associated = new COSArray();
        associated.add(named);
        catalog.getCOSObject().setItem("AF", associated);
        tell(document, paper, FACTUR_X);
    }

    /** The metadata says what the document information says, and that this is PDF/A-3u. */
    private static void tell(PDDocument document, Paper paper, String more) throws IOException {
        var info = document.getDocumentInformation();
        var xmp = METADATA.replace("{more}", more)
                .replace("{day}", paper.issuedOn().toString())
                .replace("{producer}", PRODUCER)
                .replace("{title}", Xml.escaped(Xml.sound(info.getTitle())))
                .replace("{author}", Xml.escaped(Xml.sound(info.getAuthor())));
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private static Calendar midnight(LocalDate day) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        calendar.clear();
        calendar.set(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
        return calendar;
    }

    private static long number(Paper paper) {
        var sum = new CRC32();
        sum.update(paper.toString().getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
