package dev.perennial.books;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When the price of a term is earned: day by day, the same each day, in whole minor units so that the days sum exactly to
 * the price. Days are those of the account's calendar that the term touches. Nothing is earned before it is in the books:
 * a term that began before it was paid catches up on the day of payment. What is given back lessens what the days from
 * then on earn; what was more than these still hold is taken from what was earned already, on that day. A term cut short
 * has its rest earned by its new end.
 */
public final class EarningRule {
    private EarningRule() {}

    /**
     * What was sold for the days from {@code first} until before {@code end}, in the books since {@code sold}.
     *
     * @param back what was given back of it, the earliest first
     */
    public record Sale(LocalDate first, LocalDate end, LocalDate sold, long minor, List<Back> back) {

        /** The days of the calendar of {@code zone} that a term touches. */
        public static Sale of(Instant start, Instant end, ZoneId zone, LocalDate sold, long minor, List<Back> back) {
            return new Sale(start.atZone(zone).toLocalDate(), endDay(end, zone), sold, minor, back);
        }
    }

    /** What was given back on a day, and the day before which the term ends from then on. */
    public record Back(LocalDate day, long minor, LocalDate end) {}

    /** The first day that a term until {@code end} does not touch. */
    static LocalDate endDay(Instant end, ZoneId zone) {
        var day = end.atZone(zone).toLocalDate();
        return end.isAfter(day.atStartOfDay(zone).toInstant()) ? day.plusDays(1) : day;
    }

    /** Days that earn the same each: {@code before} was earned before the first of them. */
    private record Stretch(LocalDate first, LocalDate end, long before, long minor) {
        long earned(LocalDate through) {
            if (through.isBefore(first)) return before;
            long days = Math.max(0, ChronoUnit.DAYS.between(first, end));
            long past = ChronoUnit.DAYS.between(first, through) + 1;
            return past >= days || minor < 0
                    ? before + minor
                    : before + Math.floorDiv(Math.multiplyExact(minor, past), days);
        }
    }

    /** What is earned by the end of the day {@code through}; never more than was sold and not given back. */
    public static long earned(Sale sale, LocalDate through) {
        if (through.isBefore(sale.sold())) return 0;
        var stretch = new Stretch(sale.first(), sale.end(), 0, sale.minor());
        long total = sale.minor();
        for (var back : sale.back()) {
            if (through.isBefore(back.day())) break;
            var eve = back.day().minusDays(1);
            long before = eve.isBefore(sale.sold()) ? 0 : stretch.earned(eve);
            total -= back.minor();
            var first = back.day().isAfter(sale.first()) || total < before ? back.day() : sale.first();
            stretch = new Stretch(first, back.end(), before, total - before);
        }
        return stretch.earned(through);
    }
}
