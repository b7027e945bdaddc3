package dev.perennial.sms;

import dev.perennial.sms.AlphabetRule.Alphabet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Cuts a long text into the parts a phone puts together again (3GPP TS 23.040, concatenation with a reference of 8 bits).
 * Neither what follows an escape nor the second half of a surrogate pair ever begins a part.
 */
final class SplitRule {
    static final int SEPTETS_ALONE = 160;
    static final int SEPTETS_A_PART = 153;
    static final int UNITS_ALONE = 70;
    static final int UNITS_A_PART = 67;
    static final int PARTS_MAX = 255;

    private static final byte[] HEADER = {5, 0, 3};

    private SplitRule() {}

    /** The text's parts in their order; one where it fits into one. */
    static List<String> parts(String text, Alphabet alphabet) {
        return size(text, alphabet) <= (alphabet == Alphabet.GSM7 ? SEPTETS_ALONE : UNITS_ALONE)
                ? List.of(text)
                : cut(text, alphabet);
    }

    private static List<String> cut(String text, Alphabet alphabet) {
        int room = alphabet == Alphabet.GSM7 ? SEPTETS_A_PART : UNITS_A_PART;
        var parts = new ArrayList<String>();
        int start = 0;
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int end = i + Character.charCount(point);
            int size = size(text.substring(i, end), alphabet);
            if (used + size > room) {
                parts.add(text.substring(start, i));
                start = i;
                used = 0;
            }
            used += size;
            i = end;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static int size(String text, Alphabet alphabet) {
        return alphabet == Alphabet.UCS2
                ? text.length()
                : text.chars().map(unit -> AlphabetRule.septets((char) unit)).sum();
    }

    /** The user data of part {@code n} (from 1) of {@code all}: the header, then the part's text. */
    static byte[] withHeader(int reference, int n, int all, byte[] text) {
        var data = new byte[HEADER.length + 3 + text.length];
        System.arraycopy(HEADER, 0, data, 0, HEADER.length);
        data[HEADER.length] = (byte) reference;
        data[HEADER.length + 1] = (byte) all;
        data[HEADER.length + 2] = (byte) n;
        System.arraycopy(text, 0, data, HEADER.length + 3, text.length);
        return data;
    }

    /** From 0 to 255, of the message's id: a repeat has the same, so that a phone puts parts of both together. */
    static int reference(UUID message) {
        int hash = message.hashCode();
        return (hash ^ hash >>> 8 ^ hash >>> 16 ^ hash >>> 24) & 0xFF;
    }
}
