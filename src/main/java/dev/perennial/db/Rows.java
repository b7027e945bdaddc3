package dev.perennial.db;

import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as the columns hold them, and the count of rows every write must touch. */
public final class Rows {
    private Rows() {}

    /** A write that touched another number of rows than it must found the world other than the rules believe. */
    public static void exactly(int expected, int touched, String what) {
        if (touched != expected) {
            throw new IllegalStateException("Indicates a bug: " + touched + " rows instead of " + expected + " by "
                    + what.strip().lines().findFirst().orElse(""));
        }
    }

    public static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Money money(ResultSet row, String column, Currency currency) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : Money.ofMinor(minor, currency);
    }

    public static Currency currency(ResultSet row) throws SQLException {
        return Currency.getInstance(row.getString("currency"));
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
