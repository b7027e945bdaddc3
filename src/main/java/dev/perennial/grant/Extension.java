package dev.perennial.grant;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How much time is to be given: so many days, or until a day begins, in the account's zone. One of the two is null. */
public record Extension(@Nullable Integer days, @Nullable LocalDate until) {
    public Extension {
        if ((days == null) == (until == null)) {
            throw new IllegalArgumentException("Indicates a bug: " + days + " days, or until " + until);
        }
    }

    public static Extension ofDays(int days) {
        return new Extension(days, null);
    }

    public static Extension until(LocalDate day) {
        return new Extension(null, day);
    }
}
