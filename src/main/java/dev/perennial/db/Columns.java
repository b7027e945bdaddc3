package dev.perennial.db;

import dev.perennial.kernel.Money;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;

/**
 * Rows on their way to the database: one array per column, for a statement that reads them with {@code unnest}. A batch
 * of any size is one statement; its parameters are the arrays, in the order they were named here.
 */
public final class Columns<T> {
    private final List<T> rows;
    private final List<BinaryArray> columns = new ArrayList<>();

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
        return column(new BinaryArray(Oid.TEXT, Oid.TEXT_ARRAY), value, BinaryArray::addText);
    }

    public Columns<T> jsonb(Function<T, @Nullable String> value) {
        return column(new BinaryArray(Oid.JSONB, Oid.JSONB_ARRAY), value, BinaryArray::addJson);
    }

    public Columns<T> date(Function<T, @Nullable LocalDate> value) {
        return column(new BinaryArray(Oid.DATE, Oid.DATE_ARRAY), value, BinaryArray::addDate);
    }

    public Columns<T> uuid(Function<T, @Nullable UUID> value) {
        return column(new BinaryArray(Oid.UUID, Oid.UUID_ARRAY), value, BinaryArray::addUuid);
    }

    public Columns<T> instant(Function<T, @Nullable Instant> value) {
        return column(new BinaryArray(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY), value, BinaryArray::addInstant);
    }

    public Columns<T> number(Function<T, @Nullable Integer> value) {
        return column(new BinaryArray(Oid.INT4, Oid.INT4_ARRAY), value, BinaryArray::addInt);
    }

    public Columns<T> bigint(Function<T, @Nullable Long> value) {
        return column(new BinaryArray(Oid.INT8, Oid.INT8_ARRAY), value, BinaryArray::addLong);
    }

    public Columns<T> minor(Function<T, @Nullable Money> value) {
        return column(
                new BinaryArray(Oid.INT8, Oid.INT8_ARRAY), value, (array, money) -> array.addLong(money.minor()));
    }

    public Columns<T> flag(Function<T, Boolean> value) {
        return column(new BinaryArray(Oid.BOOL, Oid.BOOL_ARRAY), value, BinaryArray::addFlag);
    }

    private <V> Columns<T> column(
            BinaryArray array, Function<T, @Nullable V> value, BiConsumer<BinaryArray, V> add) {
        for (var row : rows) {
            var object = value.apply(row);
            if (object == null) {
                array.addNull();
            } else {
                add.accept(array, object);
            }
        }
        columns.add(array);
        return this;
    }

    /** Binds every column as an array, from parameter {@code from} on; answers the next free parameter. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        var connection = statement.getConnection().unwrap(BaseConnection.class);
        int parameter = from;
        for (var column : columns) {
            statement.setArray(parameter++, column.on(connection));
        }
        return parameter;
    }
}
