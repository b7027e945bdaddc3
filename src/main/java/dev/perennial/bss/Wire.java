package dev.perennial.bss;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Sha256;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times and amounts as they are on this wire. */
public final class Wire {
    private static final int GROUP = 3;
    private static final int HEX = 16;
    /** Below 2^53. */
    private static final int NUMBER_SIGNS = 13;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Wire() {}

    /** {@code 2026-01-31T08:00:00Z}. */
    public static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code 2026-01-31 16:00:00}, by the clocks of this zone: papers tell their times so. */
    public static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** A number of the currency's scale. */
    public static BigDecimal number(Money money) {
        return new BigDecimal(money.decimal());
    }

    /** With commas between the thousands, as programs know them: {@code 10,000.00}. */
    public static String grouped(Money money) {
        var text = money.decimal();
        int point = text.indexOf('.');
        int first = text.startsWith("-") ? 1 : 0;
        var grouped = new StringBuilder(text);
        for (int at = (point < 0 ? text.length() : point) - GROUP; at > first; at -= GROUP) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /** What stands for a text where a number is wanted that nobody names again: the same everywhere. */
    public static long number(String text) {
        return Long.parseLong(digest(text).substring(0, NUMBER_SIGNS), HEX);
    }

    /** What stands for a text that may be long or odd. */
    public static String digest(String text) {
        return HashRule.hex(Sha256.of(text));
    }
}
