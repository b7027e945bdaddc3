package dev.perennial.kernel;

import java.util.Map;
import java.util.function.Function;

/** What a command came to: done, with its result, or refused, by name. */
public sealed interface Outcome<T> {

    record Done<T>(T result) implements Outcome<T> {}

    /**
     * @param facts what the sentence about this refusal needs (amounts, dates), by name
     */
    record Refused<T>(Refusal why, Map<String, String> facts) implements Outcome<T> {}

    static <T> Outcome<T> done(T result) {
        return new Done<>(result);
    }

    static <T> Outcome<T> refused(Refusal why) {
        return new Refused<>(why, Map.of());
    }

    static <T> Outcome<T> refused(Refusal why, Map<String, String> facts) {
        return new Refused<>(why, facts);
    }

    default <R> Outcome<R> map(Function<T, R> change) {
        return switch (this) {
            case Done<T>(var result) -> done(change.apply(result));
            case Refused<T>(var why, var facts) -> refused(why, facts);
        };
    }

    /** Goes on with the result to what may be refused in its turn. */
    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(var result) -> next.apply(result);
            case Refused<T>(var why, var facts) -> refused(why, facts);
        };
    }

    /** The result, or an exception that carries the refusal out of a transaction and past the caller. */
    default T orThrow() {
        return switch (this) {
            case Done<T>(var result) -> result;
            case Refused<T>(var why, var facts) -> throw new RefusedException(why, facts);
        };
    }
}
