package dev.perennial.audit;

import java.util.List;

/** A breach made on purpose by these statements, and how the audit is to call it. */
record Planted(Law law, String what, List<String> statements) {
    static Planted planted(Law law, String what, String... statements) {
        return new Planted(law, what, List.of(statements));
    }

    /** The order of the item of this name, for a statement. */
    static String of(String item) {
        return "(select order_id from order_line where subscription_id = '" + item + "' order by order_id limit 1)";
    }

    @Override
    public String toString() {
        return law.number() + ": " + what + ": " + statements.getLast();
    }
}
