package dev.perennial.db;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Writes many rows of one bucket with one statement, and counts that all of them were written. */
@Component
public class Batches {
    private final JdbcTemplate jdbc;

    public Batches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Runs a statement whose parameters are {@code columns} and then the bucket, and which must touch each row once.
     * Inserts are anchored on the bucket's row in {@code slot}, so that the statement stays on the node that owns it.
     *
     * @throws IllegalStateException when another number of rows was written than was handed in
     */
    public void write(int bucket, String sql, Columns<?> columns) {
        if (columns.size() == 0) {
            return;
        }
        Rows.exactly(columns.size(), writeAny(bucket, sql, columns), sql);
    }

    /** As {@link #write}, for statements that may leave rows out ({@code on conflict do nothing}); answers how many. */
    public int writeAny(int bucket, String sql, Columns<?> columns) {
        if (columns.size() == 0) {
            return 0;
        }
        return jdbc.update(sql, statement -> statement.setShort(columns.bind(statement, 1), (short) bucket));
    }

    /** As {@link #writeAny}, for statements that answer rows ({@code returning}). */
    public void query(int bucket, String sql, Columns<?> columns, RowCallbackHandler each) {
        if (columns.size() > 0) {
            jdbc.query(sql, statement -> statement.setShort(columns.bind(statement, 1), (short) bucket), each);
        }
    }
}
