package dev.perennial.api.subscription;

import dev.perennial.api.NotValidException;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;

/** A refusal that is about how a field was written, and not about how things are. */
final class Malformed {
    private Malformed() {}

    /**
     * The outcome, where it is not this refusal.
     *
     * @throws NotValidException where it is
     */
    static <T> Outcome<T> at(String field, Refusal malformed, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T>(var why, var facts) && why == malformed) {
            throw NotValidException.at(field, why, facts);
        }
        return outcome;
    }
}
