package dev.perennial.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bounds of a window of time, as they stand in parameters. */
public final class Window {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    private Window() {}

    /** What no calendar of ours reaches is not valid. */
    public static @Nullable Instant instant(String field, @Nullable Instant asked) {
        if (asked != null && (asked.isBefore(FIRST) || asked.isAfter(LAST))) {
            throw NotValidException.at(
                    field, "api.field.instant", Map.of("least", FIRST.toString(), "most", LAST.toString()));
        }
        return asked;
    }
}
