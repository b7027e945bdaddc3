package dev.perennial.bank;

import dev.perennial.kernel.RefusedException;
import java.util.HashMap;
import java.util.Map;

/** What is wrong with a file, and in which line. */
final class Faults {
    private static final int SHOWN = 60;

    private Faults() {}

    static RefusedException at(BankRefusal why, long line) {
        return new RefusedException(why, Map.of("line", String.valueOf(line)));
    }

    static RefusedException lacks(String what, long line) {
        return new RefusedException(BankRefusal.STATEMENT_LACKS, Map.of("line", String.valueOf(line), "what", what));
    }

    static RefusedException unreadable(String what, String value, long line) {
        var facts = new HashMap<String, String>();
        facts.put("line", String.valueOf(line));
        facts.put("what", what);
        facts.put("value", shown(value));
        return new RefusedException(BankRefusal.STATEMENT_UNREADABLE, facts);
    }

    /** Part of a file as it may be shown: short, and on one line. */
    static String shown(String value) {
        var plain = value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
    }
}
