package dev.perennial.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bounds of a window of time, as they stand in parameters. */
public final class Window {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    private static final LocalDate FIRST_DAY = LocalDate.EPOCH.plusDays(1);
    private static final LocalDate LAST_DAY = LocalDate.parse("2999-12-30");

    private Window() {}

    /** What no calendar of ours reaches is not valid. */
    public static @Nullable Instant instant(String field, @Nullable Instant asked) {
        if (asked != null && (asked.isBefore(FIRST) || asked.isAfter(LAST))) {
            throw NotValidException.at(
                    field, "api.field.instant", Map.of("least", FIRST.toString(), "most", LAST.toString()));
        }
        return asked;
    }

    /** A day; what no calendar of ours reaches is not valid. */
    public static @Nullable LocalDate day(String field, @Nullable LocalDate asked) {
        if (asked != null) instant(field, asked.isAfter(LAST_DAY) || asked.isBefore(FIRST_DAY) ? Instant.MAX : FIRST);
        return asked;
    }

    /** A month; what no calendar of ours reaches is not valid. */
    public static YearMonth month(String field, YearMonth asked) {
        boolean beyond = asked.getYear() < FIRST_DAY.getYear() || asked.getYear() > LAST_DAY.getYear();
        day(field, beyond ? LocalDate.MAX : FIRST_DAY);
        return asked;
    }
}
