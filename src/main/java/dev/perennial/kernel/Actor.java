package dev.perennial.kernel;

import java.util.Optional;

/**
 * Who asks: passed to every command, never ambient, and kept in the journal.
 *
 * @param account the one account a customer acts for; operators and the system act for all
 * @param key the name of the key by which a program acts for this user; empty where the user acts
 */
public record Actor(Kind kind, String name, Optional<String> account, Optional<String> key) {

    public enum Kind {
        CUSTOMER,
        OPERATOR,
        SYSTEM
    }

    /** Perennial's own clockwork. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "perennial", Optional.empty());

    /** Whoever has the command line of the machine is an operator. */
    public static final Actor COMMAND_LINE = operator("command line");

    public Actor {
        if ((kind == Kind.CUSTOMER) != account.isPresent()) {
            throw new IllegalArgumentException("A customer acts for one account, and nobody else does: " + kind + " "
                    + name + " for " + account + ". Indicates a bug.");
        }
    }

    public Actor(Kind kind, String name, Optional<String> account) {
        this(kind, name, account, Optional.empty());
    }

    /** A program of this user's, by the key of that name. */
    public Actor by(String keyName) {
        return new Actor(kind, name, account, Optional.of(keyName));
    }

    /** As the journal tells who it was: {@code lotus}, or {@code lotus (key: ERP)}. */
    public String shown() {
        return key.map(by -> name + " (key: " + by + ")").orElse(name);
    }

    /** Somebody who signed in to act for this account. */
    public static Actor customer(String login, String account) {
        return new Actor(Kind.CUSTOMER, login, Optional.of(account));
    }

    public static Actor operator(String login) {
        return new Actor(Kind.OPERATOR, login, Optional.empty());
    }

    /** Who did what a journal row of this account tells: the row keeps the kind and the name. */
    public static Actor recorded(Kind kind, String name, String account) {
        return kind == Kind.CUSTOMER ? customer(name, account) : new Actor(kind, name, Optional.empty());
    }

    /** Law 9: whether what this account owns is there for who asks. */
    public boolean reaches(String owner) {
        return account.isEmpty() || account.get().equals(owner);
    }
}
