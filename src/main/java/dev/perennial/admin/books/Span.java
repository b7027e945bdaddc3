package dev.perennial.admin.books;

import dev.perennial.books.TrialBalances;
import dev.perennial.web.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Days of the platform's calendar.
 *
 * @param from the first day; null for all since the beginning
 * @param to the last day
 */
public record Span(@Nullable LocalDate from, LocalDate to, ZoneId zone) {
    /** What makes no sense is as if it were not there. */
    static Span read(@Nullable String from, @Nullable String to, Visit visit) {
        var zone = visit.platform();
        var today = visit.now().atZone(zone).toLocalDate();
        var last = day(to) == null ? today : day(to);
        var first = day(from);
        return new Span(first != null && first.isAfter(last) ? last : first, last, zone);
    }

    Instant begin() {
        return from == null ? TrialBalances.BEGINNING : from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** As it stands in the query of an address. */
    public String query() {
        return (from == null ? "" : "from=" + from + "&") + "to=" + to;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            var day = text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
            return day == null || day.getYear() < 1990 || day.getYear() > 2999 ? null : day;
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
