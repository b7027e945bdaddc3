package dev.perennial.portfolio;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as our CSV files have them: what is absent is empty. */
final class Printed {
    private static final int MICROS = 6;

    /** Seconds always, a fraction only where there is one. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICROS, true)
            .appendOffset("+HH:MM:ss", "+00:00")
            .toFormatter(Locale.ROOT);

    private Printed() {}

    static String instant(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : ISO.format(instant.atZone(zone));
    }

    static String amount(@Nullable Long minor, Currency currency) {
        return minor == null ? "" : Money.ofMinor(minor, currency).decimal();
    }

    static String months(@Nullable Integer months) {
        return months == null ? "" : new Period(months).toString();
    }

    static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
