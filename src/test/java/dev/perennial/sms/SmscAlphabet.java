package dev.perennial.sms;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads text messages as a phone does: written from the tables of GSM 03.38 6.2.1 on their own, to judge the other. */
final class SmscAlphabet {
    private static final String[] ROWS = {
        "@£$¥èéùìòÇ\nØø\rÅå",
        "Δ_ΦΓΛΩΠΨΣΘΞ?ÆæßÉ",
        " !\"#¤%&'()*+,-./",
        "0123456789:;<=>?",
        "¡ABCDEFGHIJKLMNO",
        "PQRSTUVWXYZÄÖÑÜ§",
        "¿abcdefghijklmno",
        "pqrstuvwxyzäöñüà"
    };

    private static final Map<Integer, Character> AFTER_ESCAPE = Map.of(
            0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|', 0x65,
            '€');

    private SmscAlphabet() {}

    static String read(byte[] octets, byte coding) {
        if (coding == 8) return new String(octets, StandardCharsets.UTF_16BE);
        var text = new StringBuilder();
        for (int i = 0; i < octets.length; i++) {
            text.append(
                    octets[i] == 0x1B
                            ? AFTER_ESCAPE.get((int) octets[++i])
                            : ROWS[octets[i] >> 4].charAt(octets[i] & 15));
        }
        return text.toString();
    }
}
