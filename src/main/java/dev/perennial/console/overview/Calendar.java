package dev.perennial.console.overview;

import dev.perennial.forecast.Forecast;
import dev.perennial.forecast.Week;
import dev.perennial.kernel.Money;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/** A forecast as people look at it: its sums, its weeks, and month by month what happens. */
public record Calendar(Forecast forecast, List<Week> weeks, List<Month> months) {
    /** More than so many lines of a month nobody reads. */
    private static final int LINES_MAX = 60;

    /**
     * @param monday the week's first day, which may lie in the month before
     */
    public record WeekOf(LocalDate monday, List<CalendarLine> lines) {}

    /**
     * @param due what falls due in it and is paid
     * @param failures how many tries find too little money
     * @param more how many lines are not shown
     */
    public record Month(YearMonth month, List<WeekOf> weeks, Money due, long failures, long more) {}

    static Calendar of(Forecast forecast) {
        return new Calendar(forecast, forecast.weeks(), months(forecast));
    }

    private static List<Month> months(Forecast forecast) {
        var zone = forecast.account().zone();
        var lines = new TreeMap<YearMonth, List<CalendarLine>>();
        var failed = new HashMap<String, Instant>();
        for (var happening : forecast.happenings()) {
            if (!CalendarLine.isAgain(happening, failed)) {
                var month = YearMonth.from(happening.at().atZone(zone));
                lines.computeIfAbsent(month, m -> new ArrayList<>()).add(CalendarLine.of(happening));
            }
        }
        return lines.entrySet().stream()
                .map(month -> month(forecast, month.getKey(), month.getValue()))
                .toList();
    }

    private static Month month(Forecast forecast, YearMonth month, List<CalendarLine> lines) {
        var zone = forecast.account().zone();
        var shown = lines.subList(0, Math.min(LINES_MAX, lines.size()));
        var weeks = new TreeMap<LocalDate, List<CalendarLine>>();
        for (var line : shown) {
            var monday = line.at().atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            weeks.computeIfAbsent(monday, day -> new ArrayList<>()).add(line);
        }
        var due = lines.stream()
                .filter(line -> line.said().key().equals("overview.line.CHARGE"))
                .map(CalendarLine::amount)
                .reduce(Money.zero(forecast.account().currency()), Money::plus);
        long failures = lines.stream()
                .filter(line -> line.said().key().equals("overview.line.SHORT"))
                .count();
        return new Month(
                month,
                weeks.entrySet().stream()
                        .map(week -> new WeekOf(week.getKey(), week.getValue()))
                        .toList(),
                due,
                failures,
                lines.size() - shown.size());
    }

    /** All weeks together. */
    public Week sums() {
        return weeks.stream().reduce(Week::plus).orElseThrow();
    }

    public boolean isEmpty() {
        return forecast.happenings().isEmpty();
    }
}
