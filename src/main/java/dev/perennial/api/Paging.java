package dev.perennial.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much of a list is asked for and from where: an argument of operations that answer a {@link Page}, read from the
 * parameters {@code limit} and {@code after}.
 */
public final class Paging {
    public static final int LIMIT = 50;
    public static final int LIMIT_MAX = 200;

    private final int limit;
    private final @Nullable Cursor after;

    Paging(int limit, @Nullable Cursor after) {
        this.limit = limit;
        this.after = after;
    }

    /** How many rows the answer holds at most. */
    public int limit() {
        return limit;
    }

    /** How many rows to fetch: one more than are shown tells whether the list goes on. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * Where to go on; empty for the beginning.
     *
     * @param list the name under which this list's cursors are made, with its order where there are several
     * @param size by how many values it is sorted
     * @throws dev.perennial.kernel.RefusedException where the cursor is another list's
     */
    public Optional<Cursor> after(String list, int size) {
        return Optional.ofNullable(after).map(cursor -> cursor.checked(list, size));
    }

    /**
     * The answer.
     *
     * @param fetched up to {@link #fetch} rows, in order
     * @param cursor of the last row shown
     */
    public <R, T> Page<T> page(List<R> fetched, Function<R, T> shown, Function<R, Cursor> cursor) {
        boolean goesOn = fetched.size() > limit;
        var rows = goesOn ? fetched.subList(0, limit) : fetched;
        return new Page<>(
                rows.stream().map(shown).toList(),
                goesOn ? cursor.apply(rows.getLast()).text() : null);
    }
}
