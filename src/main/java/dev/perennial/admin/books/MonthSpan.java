package dev.perennial.admin.books;

import dev.perennial.books.Earnings;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Months of the platform's calendar, both included: half a year back and a year ahead where none are named. */
public record MonthSpan(YearMonth from, YearMonth to) {
    private static final int BACK = 5;
    private static final int AHEAD = 12;

    static MonthSpan read(@Nullable String from, @Nullable String to, YearMonth today) {
        var first = month(from) == null ? today.minusMonths(BACK) : month(from);
        var last = month(to) == null ? first.plusMonths(BACK + (long) AHEAD) : month(to);
        var most = first.plusMonths(Earnings.MONTHS_MAX - 1L);
        return new MonthSpan(first, last.isBefore(first) ? first : last.isAfter(most) ? most : last);
    }

    /** As it stands in the query of an address. */
    public String query() {
        return "from=" + from + "&to=" + to;
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        try {
            var month = text == null || text.isBlank() ? null : YearMonth.parse(text.strip());
            return month == null || month.getYear() < 1990 || month.getYear() > 2999 ? null : month;
        } catch (DateTimeException noMonth) {
            return null;
        }
    }
}
