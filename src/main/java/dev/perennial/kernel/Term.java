package dev.perennial.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** One paid stretch of time, half-open: {@code start} belongs to it, {@code end} (the expiration) does not. */
public record Term(Instant start, Instant end) {

    public Term {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("Indicates a bug: a term from " + start + " to " + end);
        }
    }

    /**
     * The term of {@code period} that begins at {@code start} (rule 16). Months are calendar months in {@code zone};
     * the day is the anchor day, or the month's last when it has no such day, so that 31 January is followed by 28 or
     * 29 February and that by 31 March. Terms end at 00:00 of {@code zone} (or its first instant, where a change of
     * clocks leaves a day without 00:00).
     *
     * @param anchorDay the day of month the subscription keeps, 1 to 31
     */
    public static Term of(Instant start, Period period, int anchorDay, ZoneId zone) {
        var month = start.atZone(zone).toLocalDate().withDayOfMonth(1).plusMonths(period.months());
        LocalDate last = month.withDayOfMonth(Math.min(anchorDay, month.lengthOfMonth()));
        return new Term(start, last.atStartOfDay(zone).toInstant());
    }
}
