package dev.perennial.sms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How characters are written in a text message: in the alphabet of GSM 03.38 where all of them are there, else in UCS-2. */
final class AlphabetRule {
    /** Leads a character of the extension table; together they count as two. */
    static final byte ESCAPE = 0x1B;

    /** By their code; the place of the escape is taken by a character that text does not hold. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final byte[] EXTENDED_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private static final byte NONE = -1;
    private static final byte[] CODES = table(BASIC, null);
    private static final byte[] AFTER_ESCAPE = table(EXTENDED, EXTENDED_CODES);

    enum Alphabet {
        /** One octet for each septet, as SMPP carries the default alphabet. */
        GSM7,
        /** Two octets for each unit of UTF-16, the higher first. */
        UCS2
    }

    private AlphabetRule() {}

    static Alphabet of(String text) {
        return text.chars().allMatch(unit -> isGsm((char) unit)) ? Alphabet.GSM7 : Alphabet.UCS2;
    }

    static boolean isGsm(char unit) {
        return code(CODES, unit) != NONE || code(AFTER_ESCAPE, unit) != NONE;
    }

    /** In the default alphabet: how many septets this character takes. */
    static int septets(char unit) {
        return code(CODES, unit) != NONE ? 1 : 2;
    }

    static byte[] write(String text, Alphabet alphabet) {
        if (alphabet == Alphabet.UCS2) return text.getBytes(StandardCharsets.UTF_16BE);
        var octets = new byte[text.chars().map(unit -> septets((char) unit)).sum()];
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            byte code = code(CODES, text.charAt(i));
            if (code == NONE) {
                octets[n++] = ESCAPE;
                code = code(AFTER_ESCAPE, text.charAt(i));
            }
            octets[n++] = code;
        }
        return octets;
    }

    private static byte code(byte[] table, char unit) {
        return unit < table.length ? table[unit] : NONE;
    }

    private static byte[] table(String characters, byte @Nullable [] codes) {
        var table = new byte
                [characters.chars().filter(unit -> unit != '\uFFFF').max().orElse(0) + 1];
        Arrays.fill(table, NONE);
        for (int i = 0; i < characters.length(); i++) {
            if (characters.charAt(i) != '\uFFFF') table[characters.charAt(i)] = codes == null ? (byte) i : codes[i];
        }
        return table;
    }
}
