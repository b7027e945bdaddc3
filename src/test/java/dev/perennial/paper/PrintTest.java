package dev.perennial.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a PDF says, and that it stays on its page. The pictures are kept in {@code target/papers}, to be looked at. */
class PrintTest {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final int DPI = 90;
    private static final int MARGIN_DOTS = 10 * DPI * 10 / 254;

    private final Papers papers = new Papers();

    @Test
    void aChineseInvoiceSaysWhatAnAccountantLooksFor() throws IOException {
        assertThat(text(Samples.invoice(), ZH))
                .contains("发票", "PCN-2026-000042", "2026-04-01", "CNY")
                .contains("购买方", "上海莲花信息技术有限公司", "913100006073812343", "示例银行上海陆家嘴支行")
                .contains("销售方", "杭州常青云服务有限公司", "91330106MA7PRNC20G", "571900000010902")
                .contains("技术服务费", "数据管理 DMS-新版", "2026-03-15 – 2027-03-14")
                .contains("2,820.75", "6%", "169.25", "2,990.00")
                .contains("人民币贰仟玖佰玖拾元整", "无需另行付款", "第 1 页，共 1 页");
    }

    @Test
    void aEuropeanInvoiceSaysWhatTheDirectiveAsksFor() throws IOException {
        assertThat(text(Samples.european(), Locale.ENGLISH))
                .contains("Invoice", "PCN-2026-000042", "2026-04-01")
                .contains("Example Hosting GmbH", "Beispielstraße 12", "50667 Köln", "DE136695976", "HRB 98765")
                .contains("Northwind Traders Limited", "Unit 4, Grand Canal Quay", "Ireland", "IE6388047V")
                .contains("19% 100.00 19.00 119.00", "7% 100.01 7.00 107.01", "0% 12.34 0.00 12.34")
                .contains("Net total 212.35", "Tax total 26.00", "Total EUR 238.35", "Amount due EUR 0.00")
                .doesNotContain("In words");
    }

    @Test
    void aCreditNoteNamesTheInvoiceItTakesBack() throws IOException {
        assertThat(text(Samples.creditNote(), Locale.ENGLISH))
                .contains("Credit note", "Corrects invoice PCN-2026-000042", "2026-03-01", "600.00")
                .doesNotContain("-600.00", "Amount due");
        assertThat(text(Samples.creditNote(), ZH)).contains("红字发票", "对应蓝字发票 PCN-2026-000042", "-600.00", "（负数）人民币陆佰元整");
    }

    @Test
    void yenHaveNoDecimals() throws IOException {
        assertThat(text(Samples.yen(), Locale.ENGLISH)).contains("5,455 10% 545 6,000", "Total JPY 6,000");
        assertThat(text(Samples.yen(), ZH)).contains("日元陆仟元整");
    }

    @Test
    void manyLinesGoOverPagesEachWithTheHeadAndItsNumber() throws IOException {
        try (var document = Loader.loadPDF(papers.pdf(Samples.long60(), Locale.ENGLISH))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(3, 8);
            for (int page = 1; page <= pages; page++) {
                var text = text(document, page);
                assertThat(text).contains("Page " + page + " of " + pages, "Invoice PCN-2026-000042");
                assertThat(text.contains("Unit price")).isEqualTo(text.contains("item-"));
            }
        }
    }

    @Test
    void whatNoFontHasIsABoxAndWhatHasNoShapeIsLeftOut() {
        assertThat(Fonts.printable("a\u0000b\u200dc\u202ed\ufe0f")).isEqualTo("abcd");
        assertThat(Fonts.printable("e\u0301 \t x")).isEqualTo("\u00e9   x");
        assertThat(Fonts.printable("云😀ש\ud83d!")).isEqualTo("云□□!");
        assertThat(Fonts.printable("㙘䶮鿍")).isEqualTo("㙘䶮鿍");
    }

    @Test
    void theSamePaperMakesTheSameBytes() {
        for (var paper : List.of(Samples.invoice(), Samples.long60(), Samples.odd())) {
            assertThat(papers.pdf(paper, ZH)).isEqualTo(papers.pdf(paper, ZH));
            assertThat(papers.facturX(paper, Locale.ENGLISH)).isEqualTo(papers.facturX(paper, Locale.ENGLISH));
        }
        assertThat(papers.pdf(Samples.invoice(), ZH)).isNotEqualTo(papers.pdf(Samples.yen(), ZH));
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (var document = Loader.loadPDF(papers.pdf(Samples.odd(), ZH))) {
            for (var page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"fixed, 0", "random, 8"})
    void nothingRunsOffThePage(String name, int random) throws IOException {
        var folder = Files.createDirectories(Path.of("target/papers"));
        var all = random == 0 ? Samples.fixed() : Samples.random(0, random);
        for (int at = 0; at < all.size(); at++) {
            for (var language : List.of(Locale.ENGLISH, ZH)) {
                try (var document = Loader.loadPDF(papers.pdf(all.get(at), language))) {
                    for (int page = 0; page < Math.min(3, document.getNumberOfPages()); page++) {
                        var picture = new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY);
                        var file = name + "-" + at + "-" + language.getLanguage() + "-" + page + ".png";
                        ImageIO.write(picture, "png", folder.resolve(file).toFile());
                        assertThat(marginIsWhite(picture)).as(file).isTrue();
                    }
                }
            }
        }
    }

    private static boolean marginIsWhite(BufferedImage picture) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < MARGIN_DOTS; x++) {
                if (isInk(picture, x, y) || isInk(picture, picture.getWidth() - 1 - x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isInk(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) & 0xff) < 0xf0;
    }

    private String text(Paper paper, Locale language) throws IOException {
        try (var document = Loader.loadPDF(papers.pdf(paper, language))) {
            return text(document, 1);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }
}
