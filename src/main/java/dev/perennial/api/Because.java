package dev.perennial.api;

import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Why one of the vendor's people does something: kept in the journal.
 *
 * @param reason in their own words: one line of 1 to 500 characters
 */
public record Because(@Nullable String reason) {
    public dev.perennial.kernel.Reason read() {
        return read(reason);
    }

    /**
     * Reads the field {@code reason} of a body.
     *
     * @throws NotValidException where it is none
     */
    public static dev.perennial.kernel.Reason read(@Nullable String reason) {
        return switch (dev.perennial.kernel.Reason.read(Must.have("/reason", reason))) {
            case Done<dev.perennial.kernel.Reason>(var read) -> read;
            case Refused<dev.perennial.kernel.Reason>(var why, var facts) ->
                throw NotValidException.at("/reason", why, facts);
        };
    }
}
