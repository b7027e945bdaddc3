package dev.perennial.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts papers are set in, and what of a text they can show. Read once, when the first paper is made. */
final class Fonts {
    static final byte[] LATIN = resource("NotoSans-Regular.ttf");
    static final byte[] LATIN_BOLD = resource("NotoSans-SemiBold.ttf");
    static final byte[] HAN = resource("NotoSansSC-Regular.ttf");
    static final byte[] HAN_BOLD = resource("NotoSansSC-Bold.ttf");

    /** Stands for a character no font has. */
    static final String UNKNOWN = "□";

    private static final List<CmapLookup> CHARACTERS = List.of(characters(LATIN), characters(HAN));

    private Fonts() {}

    /**
     * The text as it can be printed: composed, without what has no shape of its own (controls, marks of direction,
     * variation selectors, joiners), and a box for each character that no font has.
     */
    static String printable(String text) {
        var printable = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(each -> {
            if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
                printable.append(each == '\u3000' ? '\u3000' : ' ');
            } else if (CHARACTERS.stream().anyMatch(font -> font.getGlyphId(each) > 0) && !isShapeless(each)) {
                printable.appendCodePoint(each);
            } else if (!isShapeless(each)) {
                printable.append(UNKNOWN);
            }
        });
        return printable.toString();
    }

    private static boolean isShapeless(int each) {
        int type = Character.getType(each);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || each >= 0xfe00 && each <= 0xfe0f
                || each >= 0xe0100 && each <= 0xe01ef
                || each >= 0x1f3fb && each <= 0x1f3ff;
    }

    private static CmapLookup characters(byte[] font) {
        try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            return parsed.getUnicodeCmapLookup();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] resource(String name) {
        try (var in = Fonts.class.getResourceAsStream("/paper/" + name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
