package dev.perennial.bank;

import dev.perennial.kernel.Sha256;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which references are made for whom, and which stand in what payers wrote. */
final class ReferenceRule {
    /** How a letter looks that no reference of ours has, or a digit among the check digits. */
    private static final String LOOKS_LIKE = "SBZ";

    private static final String IS = "582";
    private static final String DIGIT_LOOKS_LIKE = "OQDILTSBZ";
    private static final String DIGIT_IS = "000111582";
    private static final int CHECK_DIGITS = 2;

    private ReferenceRule() {}

    /**
     * The reference for this, on the n-th try: the first is taken unless it is somebody else's.
     *
     * @param of what it is for, by name: the same name gives the same reference
     */
    static CreditorReference make(String of, int n) {
        long bits = ByteBuffer.wrap(Sha256.of(of + "|" + n)).getLong() >>> 1;
        var body = new StringBuilder();
        for (int i = 0; i < CreditorReference.BODY; i++) {
            body.append(CreditorReference.ALPHABET.charAt((int) (bits % CreditorReference.ALPHABET.length())));
            bits /= CreditorReference.ALPHABET.length();
        }
        return CreditorReference.of(body.toString());
    }

    /**
     * The references with right check digits in these texts, whatever stands between, before and after their characters:
     * spaces, line ends, hyphens, full-width and lower-case letters, and letters taken for others.
     */
    static Set<CreditorReference> find(List<String> texts) {
        var found = new LinkedHashSet<CreditorReference>();
        for (var text : texts) {
            var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                    .toUpperCase(Locale.ROOT)
                    .replaceAll("[^A-Z0-9]", "");
            for (int at = plain.indexOf("RF"); at >= 0; at = plain.indexOf("RF", at + 1)) {
                int body = at + 2 + CHECK_DIGITS;
                int end = body + CreditorReference.BODY;
                if (end <= plain.length()) {
                    var read = "RF"
                            + repaired(plain.substring(at + 2, body), DIGIT_LOOKS_LIKE, DIGIT_IS)
                            + repaired(plain.substring(body, end), LOOKS_LIKE, IS);
                    CreditorReference.read(read).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static String repaired(String text, String looksLike, String is) {
        var repaired = new StringBuilder();
        text.chars().forEach(character -> {
            int at = looksLike.indexOf(character);
            repaired.append(at < 0 ? (char) character : is.charAt(at));
        });
        return repaired.toString();
    }
}
