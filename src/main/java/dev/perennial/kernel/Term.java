package dev.perennial.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** One paid stretch of time, half-open: {@code start} belongs to it, {@code end} (the expiration) does not. */
public record Term(Instant start, Instant end) {
    private static final int HALF_A_DAY = 12;

    public Term {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("Indicates a bug: a term from " + start + " to " + end);
        }
    }

    /**
     * The term of {@code period} that begins at {@code start} (rule 16). Months are calendar months in {@code zone};
     * the day is the anchor day, or the month's last when it has no such day, so that 31 January is followed by 28 or
     * 29 February and that by 31 March. Terms end at 00:00 of {@code zone} (or its first instant, where a change of
     * clocks leaves a day without 00:00). A term that begins within a day is counted from the day after, so that nobody
     * gets less than was paid for.
     *
     * @param anchorDay the day of month to keep, as {@link #anchorDay} gives it
     */
    public static Term of(Instant start, Period period, int anchorDay, ZoneId zone) {
        var month = firstWholeDay(start, zone).withDayOfMonth(1).plusMonths(period.months());
        LocalDate last = month.withDayOfMonth(Math.min(anchorDay, month.lengthOfMonth()));
        return new Term(start, last.atStartOfDay(zone).toInstant());
    }

    /**
     * The day of month that terms from {@code start} on keep: {@code kept} where the start is merely a short month's
     * stand-in for it (28 February for a kept 31), the day of the start itself otherwise.
     */
    public static int anchorDay(Instant start, int kept, ZoneId zone) {
        var day = firstWholeDay(start, zone);
        boolean standsIn = kept > day.getDayOfMonth() && day.getDayOfMonth() == day.lengthOfMonth();
        return standsIn ? kept : day.getDayOfMonth();
    }

    /** How many whole days it has; an hour more or less is a change of clocks. */
    public long days() {
        return Duration.between(start, end).plusHours(HALF_A_DAY).toDays();
    }

    /** The day that {@code start} begins, or the next one where it lies within a day. */
    public static LocalDate firstWholeDay(Instant start, ZoneId zone) {
        var day = start.atZone(zone).toLocalDate();
        return start.isAfter(day.atStartOfDay(zone).toInstant()) ? day.plusDays(1) : day;
    }
}
