package dev.perennial.sms;

import java.util.Optional;
import java.util.regex.Pattern;

/** Words of a server that are kept: short, and without what could be more than a word. */
final class ReceiptWords {
    private static final Pattern STRANGE = Pattern.compile("\\p{Cntrl}");

    private ReceiptWords() {}

    static Optional<String> plain(String word, int longest) {
        var plain = STRANGE.matcher(word).replaceAll(" ").strip();
        if (plain.isEmpty()) return Optional.empty();
        return Optional.of(plain.length() > longest ? plain.substring(0, longest) : plain);
    }
}
