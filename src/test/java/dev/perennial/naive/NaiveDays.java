package dev.perennial.naive;

import java.time.Instant;
import java.time.ZoneId;

/** A calendar by counting: days are numbered from 1 January 1970, months by their lengths. */
final class NaiveDays {
    private static final int DAY_SECONDS = 86_400;
    private static final int STEP_SECONDS = 900;
    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private NaiveDays() {}

    /** The number of the day on which this instant falls in this zone. */
    static int day(Instant instant, ZoneId zone) {
        long local =
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
        return Math.toIntExact(Math.floorDiv(local, DAY_SECONDS));
    }

    /** The first instant of a day: where clocks skip midnight, the day begins later. */
    static Instant begin(int day, ZoneId zone) {
        var instant = Instant.ofEpochSecond((long) (day - 1) * DAY_SECONDS);
        while (day(instant, zone) < day) {
            instant = instant.plusSeconds(STEP_SECONDS);
        }
        return instant;
    }

    static int length(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : LENGTHS[month - 1];
    }

    /** Year, month from 1, day of month from 1. */
    static int[] date(int day) {
        int year = 1970;
        int month = 1;
        int left = day;
        while (left >= length(year, month)) {
            left -= length(year, month);
            month++;
            if (month > 12) {
                month = 1;
                year++;
            }
        }
        return new int[] {year, month, left + 1};
    }

    static int number(int year, int month, int dayOfMonth) {
        int day = 0;
        for (int y = 1970; y < year; y++) {
            for (int m = 1; m <= 12; m++) {
                day += length(y, m);
            }
        }
        for (int m = 1; m < month; m++) {
            day += length(year, m);
        }
        return day + dayOfMonth - 1;
    }

    /** The day on which a term counts as begun: one begun within a day counts from the next. */
    static int countedFrom(Instant start, ZoneId zone) {
        int day = day(start, zone);
        return begin(day, zone).equals(start) ? day : day + 1;
    }

    /** Where a term of so many months ends that begins here and keeps this day of the month. */
    static Instant termEnd(Instant start, int months, int anchor, ZoneId zone) {
        var from = date(countedFrom(start, zone));
        int count = from[1] - 1 + months;
        int year = from[0] + count / 12;
        int month = count % 12 + 1;
        return begin(number(year, month, Math.min(anchor, length(year, month))), zone);
    }

    /** The day of the month that is kept: the one so far where this day only stands in for it. */
    static int anchor(Instant start, int kept, ZoneId zone) {
        var date = date(countedFrom(start, zone));
        boolean lastOfMonth = date[2] == length(date[0], date[1]);
        return lastOfMonth && kept > date[2] ? kept : date[2];
    }
}
