package dev.perennial.db;

import dev.perennial.kernel.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to the database: one array per column, for a statement that reads them with {@code unnest}. A batch
 * of any size is one statement; its parameters are the arrays, in the order they were named here.
 */
public final class Columns<T> {
    private record Column(String type, Object[] values) {}

    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(List.copyOf(rows));
    }

    public int size() {
        return rows.size();
    }

    public Columns<T> text(Function<T, @Nullable String> value) {
        return column("text", new String[rows.size()], value);
    }

    /** Any value whose text form PostgreSQL reads as this type: {@code date}, {@code jsonb}, {@code text[]}. */
    public Columns<T> as(String type, Function<T, @Nullable Object> value) {
        return column(type, new String[rows.size()], row -> {
            var object = value.apply(row);
            return object == null ? null : object.toString();
        });
    }

    public Columns<T> uuid(Function<T, @Nullable UUID> value) {
        return as("uuid", value::apply);
    }

    public Columns<T> instant(Function<T, @Nullable Instant> value) {
        return as("timestamptz", value::apply);
    }

    public Columns<T> number(Function<T, @Nullable Integer> value) {
        return column("int4", new Integer[rows.size()], value);
    }

    public Columns<T> bigint(Function<T, @Nullable Long> value) {
        return column("int8", new Long[rows.size()], value);
    }

    public Columns<T> minor(Function<T, @Nullable Money> value) {
        return bigint(row -> {
            var money = value.apply(row);
            return money == null ? null : money.minor();
        });
    }

    public Columns<T> flag(Function<T, Boolean> value) {
        return column("bool", new Boolean[rows.size()], value);
    }

    private Columns<T> column(String type, Object[] values, Function<T, ?> value) {
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        columns.add(new Column(type, values));
        return this;
    }

    /** Binds every column as an array, from parameter {@code from} on; answers the next free parameter. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        Connection connection = statement.getConnection();
        int parameter = from;
        for (var column : columns) {
            statement.setArray(parameter++, connection.createArrayOf(column.type(), column.values()));
        }
        return parameter;
    }
}
