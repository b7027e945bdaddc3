package dev.perennial.kernel;

import java.util.Map;

/** A refusal on its way to the door that asked: rolls back the transaction it crosses. */
public final class RefusedException extends RuntimeException {
    private final transient Refusal why;
    private final transient Map<String, String> facts;

    public RefusedException(Refusal why, Map<String, String> facts) {
        super(why.name() + (facts.isEmpty() ? "" : " " + facts));
        this.why = why;
        this.facts = facts;
    }

    public Refusal why() {
        return why;
    }

    public Map<String, String> facts() {
        return facts;
    }
}
