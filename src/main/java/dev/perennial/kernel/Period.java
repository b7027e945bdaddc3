package dev.perennial.kernel;

import java.time.format.DateTimeParseException;

/** A length of service in whole calendar months: a year is twelve of them. */
public record Period(int months) implements Comparable<Period> {

    /** No product sells more than ten years; a hundred is far beyond any. */
    private static final int MONTHS_MAX = 1200;

    public Period {
        if (months < 1 || months > MONTHS_MAX) {
            throw new IllegalArgumentException("a period is 1 to " + MONTHS_MAX + " months, not " + months);
        }
    }

    /**
     * Reads an ISO 8601 period of months and years: {@code P3M}, {@code P1Y}, {@code P1Y6M}.
     *
     * @throws IllegalArgumentException when it is anything else, or less than a month
     */
    public static Period parse(String iso) {
        try {
            var period = java.time.Period.parse(iso);
            if (period.getDays() == 0) {
                return new Period(Math.toIntExact(period.toTotalMonths()));
            }
        } catch (DateTimeParseException | ArithmeticException | IllegalArgumentException notAPeriod) {
            // answered below, in the same words
        }
        throw new IllegalArgumentException("'" + iso + "' is not a period of whole months or years such as P3M or P1Y");
    }

    /** The shortest ISO 8601 form: whole years as {@code P2Y}, everything else in months as {@code P18M}. */
    @Override
    public String toString() {
        return months % 12 == 0 ? "P" + months / 12 + "Y" : "P" + months + "M";
    }

    @Override
    public int compareTo(Period other) {
        return Integer.compare(months, other.months);
    }
}
