package dev.perennial.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the items of a list expire. */
public enum Span {
    ANY("", 0),
    WEEK("7", 7),
    FORTNIGHT("15", 15),
    MONTH("30", 30),
    EXPIRED("expired", 0),
    CUSTOM("custom", 0);

    private final String parameter;
    private final int days;

    Span(String parameter, int days) {
        this.parameter = parameter;
        this.days = days;
    }

    /** Half-open; null is without end. */
    public record Range(@Nullable Instant from, @Nullable Instant until) {}

    public String parameter() {
        return parameter;
    }

    /** Whether it is a window of its own, and not all time or days to be named. */
    public boolean isNamed() {
        return this != ANY && this != CUSTOM;
    }

    public static Optional<Span> read(String parameter) {
        return Stream.of(values())
                .filter(span -> span.parameter.equals(parameter))
                .findFirst();
    }

    /** Days are whole days of the account's calendar: what ends at any hour of the seventh day ends within 7 days. */
    public Range range(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone, Instant now) {
        return switch (this) {
            case ANY -> new Range(null, null);
            case EXPIRED -> new Range(null, now.plusNanos(1000));
            case CUSTOM ->
                new Range(
                        from == null ? null : from.atStartOfDay(zone).toInstant(),
                        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
            default -> {
                var last = now.atZone(zone).toLocalDate().plusDays(days);
                yield new Range(now, last.plusDays(1).atStartOfDay(zone).toInstant());
            }
        };
    }
}
