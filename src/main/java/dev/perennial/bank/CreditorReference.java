package dev.perennial.bank;

import dev.perennial.kernel.CheckDigits;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A creditor reference (ISO 11649) of ours: {@code RF}, two check digits, and eight characters that are not easily taken
 * for one another.
 */
public record CreditorReference(String value) {
    /** Without B, I, L, O, S, Z, 0 and 1: on paper each of them looks like another one. */
    static final String ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXY";

    static final int BODY = 8;
    private static final Pattern SHAPE = Pattern.compile("RF\\d{2}[" + ALPHABET + "]{" + BODY + "}");
    private static final int REST = 98;
    private static final int GROUP = 4;

    public CreditorReference {
        if (!isOurs(value)) {
            throw new IllegalArgumentException("'" + value + "' is no reference of ours. Indicates a bug.");
        }
    }

    /** The reference with this body. */
    static CreditorReference of(String body) {
        int check = REST - CheckDigits.remainder(body + "RF00");
        return new CreditorReference("RF" + (check < 10 ? "0" : "") + check + body);
    }

    /** The reference that stands in this text alone, perhaps in groups and in lower case. */
    public static Optional<CreditorReference> read(String text) {
        var plain = text.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
        return isOurs(plain) ? Optional.of(new CreditorReference(plain)) : Optional.empty();
    }

    /** Whether this has the shape of our references and the right check digits. */
    static boolean isOurs(String plain) {
        return SHAPE.matcher(plain).matches() && CheckDigits.fit(plain);
    }

    /** In groups of four, as people read and type it. */
    public String grouped() {
        return value.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
