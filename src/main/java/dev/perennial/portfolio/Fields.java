package dev.perennial.portfolio;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row on its way in: values by column, as text. Asking for a value of a kind answers null when the field is empty
 * or wrong; what is wrong is noted with its place and with what is expected there.
 */
final class Fields {
    /** Beyond this no amount is money, and sums stay far from what a long holds. */
    private static final long MINOR_MAX = 1_000_000_000_000_000L;

    private static final Instant EARLIEST = Instant.parse("1950-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final int TEXT_MAX = 200;
    private static final int SHOWN_MAX = 60;
    private static final int NANOS_OF_MICRO = 1000;

    private static final Pattern ID = Pattern.compile("[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}|,\"]{1,128}");
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,189}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{1,29}[0-9]");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final Place place;
    private final Function<String, @Nullable String> values;
    private final Problems problems;
    private boolean right = true;

    Fields(Place place, Function<String, @Nullable String> values, Problems problems) {
        this.place = place;
        this.values = values;
        this.problems = problems;
    }

    Place place() {
        return place;
    }

    /** Whether nothing was found wrong with the row so far. */
    boolean isRight() {
        return right;
    }

    void wrong(String column, String reason) {
        right = false;
        problems.add(place.problem(column, reason));
    }

    /** Notes every one of these columns that is empty. */
    void need(String... columns) {
        for (var column : columns) {
            if (raw(column) == null) {
                wrong(column, "is empty; write " + Expected.in(column));
            }
        }
    }

    /** Notes a column that must be empty here and is not. */
    void forbid(String column, String because) {
        if (raw(column) != null) {
            wrong(column, "is " + shown(raw(column)) + "; leave it empty " + because);
        }
    }

    boolean has(String column) {
        return raw(column) != null;
    }

    /** The value as it stands there, right or wrong. */
    Optional<String> value(String column) {
        return Optional.ofNullable(raw(column));
    }

    @Nullable
    String text(String column) {
        var raw = raw(column);
        boolean readable = raw == null
                || raw.length() <= TEXT_MAX && !UNREADABLE.matcher(raw).find() && !raw.isBlank();
        return readable ? raw : not(column);
    }

    @Nullable
    String id(String column) {
        return matching(column, ID);
    }

    @Nullable
    String email(String column) {
        return matching(column, EMAIL);
    }

    @Nullable
    String phone(String column) {
        return matching(column, PHONE);
    }

    @Nullable
    Currency currency(String column) {
        var raw = raw(column);
        if (raw == null) {
            return null;
        }
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(raw) && currency.getDefaultFractionDigits() >= 0)
                .findFirst()
                .orElseGet(() -> not(column));
    }

    @Nullable
    ZoneId zone(String column) {
        var raw = raw(column);
        return raw == null ? null : ZONES.contains(raw) ? ZoneId.of(raw) : not(column);
    }

    @Nullable
    Money money(String column, Currency currency) {
        return money(column, decimal(column), currency);
    }

    @Nullable
    Money money(String column, @Nullable BigDecimal decimal, Currency currency) {
        if (decimal == null) {
            return null;
        }
        int scale = currency.getDefaultFractionDigits();
        var minor = decimal.movePointRight(scale);
        if (decimal.stripTrailingZeros().scale() > Math.max(scale, 0)) {
            return not(column, "has more than the " + scale + " decimals of " + currency + "; write ");
        }
        if (minor.abs().compareTo(BigDecimal.valueOf(MINOR_MAX)) > 0) {
            return not(column, "is too large; write ");
        }
        return Money.ofMinor(minor.longValueExact(), currency);
    }

    @Nullable
    BigDecimal decimal(String column) {
        var raw = matching(column, DECIMAL);
        return raw == null ? null : new BigDecimal(raw);
    }

    @Nullable
    Integer number(String column) {
        var raw = raw(column);
        if (raw == null) {
            return null;
        }
        return raw.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(raw) : not(column);
    }

    @Nullable
    Instant instant(String column) {
        var raw = raw(column);
        if (raw == null) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(raw).toInstant();
            if (instant.getNano() % NANOS_OF_MICRO != 0) {
                return not(column, "is finer than a microsecond; write ");
            }
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                    ? not(column, "is not between the years 1950 and 3000; write ")
                    : instant;
        } catch (DateTimeException unreadable) {
            return not(column);
        }
    }

    @Nullable
    Period period(String column) {
        var raw = raw(column);
        try {
            return raw == null ? null : Period.parse(raw);
        } catch (IllegalArgumentException unreadable) {
            return not(column);
        }
    }

    <E extends Enum<E>> @Nullable E choice(String column, Class<E> type) {
        var raw = raw(column);
        return raw == null ? null : constant(type, raw, column);
    }

    /** The values between the bars of {@code a|b}; none when the field is empty. */
    Set<String> list(String column) {
        var raw = raw(column);
        return raw == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(raw.split("\\|", -1)));
    }

    <E extends Enum<E>> @Nullable E constant(Class<E> type, String name, String column) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return not(column);
    }

    private @Nullable String raw(String column) {
        var raw = values.apply(column);
        return raw == null || raw.isEmpty() ? null : raw;
    }

    private @Nullable String matching(String column, Pattern pattern) {
        var raw = raw(column);
        return raw == null || pattern.matcher(raw).matches() ? raw : not(column);
    }

    <T> @Nullable T not(String column) {
        return not(column, "is not ");
    }

    private <T> @Nullable T not(String column, String how) {
        wrong(column, shown(raw(column)) + " " + how + Expected.in(column));
        return null;
    }

    /** A value in quotes, cut short, with what a terminal would obey replaced. */
    static String shown(@Nullable String value) {
        var text = value == null ? "" : UNREADABLE.matcher(value).replaceAll("?");
        return "'" + (text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...") + "'";
    }

    /** What each column wants; a name means the same in every file. */
    private static final class Expected {
        private static final String ID = "an id of 1 to 128 characters without spaces, quotes, commas or bars";
        private static final String AMOUNT = "an amount as a plain decimal such as 12.30";
        private static final String INSTANT = "an instant with its offset such as 2026-12-01T00:00:00+08:00";

        private static final Map<String, String> BY_COLUMN = Map.ofEntries(
                Map.entry("account", ID),
                Map.entry("subscription", ID),
                Map.entry("coupon", ID),
                Map.entry("depends_on", ID),
                Map.entry("name", "a name of up to " + TEXT_MAX + " characters on one line"),
                Map.entry("currency", "the code of a currency such as CNY"),
                Map.entry("time_zone", "an IANA time zone such as Asia/Shanghai"),
                Map.entry("language", "en or zh"),
                Map.entry("email", "an e-mail address such as a@example.com"),
                Map.entry("phone", "a phone number such as +8613800138000"),
                Map.entry("balance", AMOUNT),
                Map.entry("credit_limit", AMOUNT),
                Map.entry("low_balance_threshold", AMOUNT),
                Map.entry("value", AMOUNT),
                Map.entry("remaining", AMOUNT),
                Map.entry("threshold", AMOUNT),
                Map.entry("cap", AMOUNT),
                Map.entry("product", "the code of a product in the catalog"),
                Map.entry("edition", "an edition of the product"),
                Map.entry("billing", "SUBSCRIPTION or PAY_AS_YOU_GO"),
                Map.entry("started_at", INSTANT),
                Map.entry("expires_at", INSTANT),
                Map.entry("valid_from", INSTANT),
                Map.entry("valid_until", INSTANT),
                Map.entry("renewal_mode", "AUTO, MANUAL or NONE"),
                Map.entry("renewal_period", "a period of whole months or years such as P3M or P1Y"),
                Map.entry("rank", "a whole number from 1 up"),
                Map.entry("phase", "ACTIVE, GRACE, SUSPENDED or RELEASED"),
                Map.entry("kind", "CASH, THRESHOLD or PERCENT"),
                Map.entry("products", "product codes of the catalog, joined by |"),
                Map.entry("order_types", "NEW, RENEWAL or NEW|RENEWAL"));

        static String in(String column) {
            return BY_COLUMN.getOrDefault(column, "a value");
        }
    }
}
