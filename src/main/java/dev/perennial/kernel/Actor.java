package dev.perennial.kernel;

/** Who asks: passed to every command, never ambient, and kept in the journal. */
public record Actor(Kind kind, String name) {

    public enum Kind {
        CUSTOMER,
        OPERATOR,
        SYSTEM
    }

    /** Perennial's own clockwork. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "perennial");

    /** Whoever has the command line of the machine is an operator. */
    public static final Actor COMMAND_LINE = new Actor(Kind.OPERATOR, "command line");
}
