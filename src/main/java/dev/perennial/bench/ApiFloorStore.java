package dev.perennial.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes tables for the floor of the API, and writes to them as many rows as renewals wrote, as pgbench would: each row by a prepared statement of its own,
 * one transaction for what one renewal writes, one connection a client, and no time to think. Its tables have a number as
 * their key, no other index and no constraint, and rows as wide as the real ones.
 */
final class ApiFloorStore {
    private final String url;
    private final Map<String, Written> rows;
    private final int count;

    /** @param rows what so many renewals wrote in all */
    ApiFloorStore(String url, Map<String, Written> rows, int count) {
        this.url = url;
        this.rows = rows;
        this.count = count;
    }

    /** Makes the tables, and in them the rows that are to be changed or removed. */
    void prepare(Map<String, Integer> widths) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var table : rows.entrySet()) {
                var name = name(table.getKey());
                long old = table.getValue().updated() + table.getValue().deleted();
                statement.execute("create table " + name + " (id bigint primary key, filler text not null)");
                statement.execute("insert into " + name + " select n, repeat('x', " + filler(widths.get(table.getKey()))
                        + ") from generate_series(0, " + (old - 1) + ") n");
                statement.execute("vacuum analyze " + name);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    Writer writer(Map<String, Integer> widths) {
        try {
            var connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            var kinds = new ArrayList<Kind>();
            for (var table : rows.entrySet()) {
                var written = table.getValue();
                var filler = "y".repeat(filler(widths.get(table.getKey())));
                var name = name(table.getKey());
                long old = written.updated() + written.deleted();
                kinds.add(new Kind(
                        connection.prepareStatement("insert into " + name + " (filler, id) values (?, ?)"),
                        filler,
                        written.inserted(),
                        old));
                kinds.add(new Kind(
                        connection.prepareStatement("update " + name + " set filler = ? where id = ?"),
                        filler,
                        written.updated(),
                        0));
                kinds.add(new Kind(
                        connection.prepareStatement("delete from " + name + " where ? <> '' and id = ?"),
                        "x",
                        written.deleted(),
                        written.updated()));
            }
            return new Writer(connection, kinds, count);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /**
     * One kind of row to write.
     *
     * @param rows how many in all
     * @param first the number of the first of them
     */
    private record Kind(PreparedStatement statement, String filler, long rows, long first) {}

    /** One client. */
    static final class Writer implements AutoCloseable {
        private final Connection connection;
        private final List<Kind> kinds;
        private final int count;

        private Writer(Connection connection, List<Kind> kinds, int count) {
            this.connection = connection;
            this.kinds = kinds;
            this.count = count;
        }

        /** Writes what one renewal writes: of all rows the part that falls to the n-th. */
        void write(int n) {
            try {
                for (var kind : kinds) {
                    for (long row = kind.rows() * n / count; row < kind.rows() * (n + 1L) / count; row++) {
                        kind.statement().setString(1, kind.filler());
                        kind.statement().setLong(2, kind.first() + row);
                        kind.statement().executeUpdate();
                    }
                }
                connection.commit();
            } catch (SQLException failed) {
                throw failure(failed);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException failed) {
                throw failure(failed);
            }
        }
    }

    static String name(String table) {
        return "floor_" + table;
    }

    /** What is left of a row's width besides its head, its number and the text's length. */
    static int filler(int width) {
        return Math.max(1, width - 36);
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("The floor of the API failed: " + failed.getMessage(), failed);
    }
}
