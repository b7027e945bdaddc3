package dev.perennial.kernel;

import java.util.Map;

/** Why an operator does something to a customer's money or items: said in their own words, and kept in the journal. */
public record Reason(String text) {
    /** In characters. */
    private static final int MOST = 500;

    public Reason {
        if (text.isBlank() || text.length() > MOST) {
            throw new IllegalArgumentException("A reason has 1 to " + MOST + " characters. Indicates a bug.");
        }
    }

    /** Reads what was typed: trimmed, not empty, of one line, and at most 500 characters. */
    public static Outcome<Reason> read(String typed) {
        var text = typed.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) return Outcome.refused(ReasonRefusal.REASON_MISSING);
        return text.length() > MOST
                ? Outcome.refused(ReasonRefusal.REASON_TOO_LONG, Map.of("most", String.valueOf(MOST)))
                : Outcome.done(new Reason(text));
    }
}
