package dev.perennial.sms;

import dev.perennial.sms.AlphabetRule.Alphabet;

/**
 * How long a text is to a phone, and what it costs: each part is paid for.
 *
 * @param wide whether it holds characters that phones do not write in their own alphabet
 */
public record Size(int characters, int parts, boolean wide) {

    public static Size of(String text) {
        var alphabet = AlphabetRule.of(text);
        return new Size(
                text.codePointCount(0, text.length()),
                SplitRule.parts(text, alphabet).size(),
                alphabet == Alphabet.UCS2);
    }
}
