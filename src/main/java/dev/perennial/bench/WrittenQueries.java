package dev.perennial.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows written to each table of a database, as its server counts them. */
final class WrittenQueries {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TRIES = 1200;
    private static final String OTHERS = """
        select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and backend_type = 'client backend'\
        """;

    private WrittenQueries() {}

    /** All so far. A connection tells what it wrote when it ends at the latest, so there must be no other one. */
    static Map<String, Written> of(String url) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (int n = 0; number(statement, OTHERS) > 0; n++) {
                if (n == TRIES) throw new IllegalStateException("somebody else still uses the database of the bench");
                Thread.sleep(PAUSE);
            }
            return counted(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("The bench could not count rows: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the counting was interrupted", stopped);
        }
    }

    private static Map<String, Written> counted(Connection connection) throws SQLException {
        var written = new TreeMap<String, Written>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_user_tables")) {
            while (row.next()) {
                written.put(row.getString(1), new Written(row.getLong(2), row.getLong(3), row.getLong(4)));
            }
        }
        return written;
    }

    /** How many bytes a row of this table takes, on the average. */
    static int width(String url, String table) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            return (int) number(
                    statement,
                    "select coalesce(avg(pg_column_size(t.*)), 0)::int from (select * from " + table
                            + " limit 1000) t");
        } catch (SQLException failed) {
            throw new IllegalStateException("The bench could not weigh rows: " + failed.getMessage(), failed);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
