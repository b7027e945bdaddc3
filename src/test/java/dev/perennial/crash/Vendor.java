package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A vendor's database that stood still for weeks, and copies of it to crash. */
final class Vendor implements AutoCloseable {
    static final String SANDBOX = "2026-03-01T09:00:00+08:00";

    /** By then whatever a killed process had leased from the provider's outbox is due again. */
    static final String LATER = "2026-04-10T12:10:00+08:00";

    private final TestDatabase origin;

    private Vendor(TestDatabase origin) {
        this.origin = origin;
    }

    /** Where an undisturbed run comes to. */
    Destination undisturbed() throws Exception {
        try (var database = copy("undisturbed");
                var connection = database.connect()) {
            assertThat(due(connection)).isEqualTo(DueBusiness.DUE);
            var said = Child.run("run", "--database-url", database.url());
            assertThat(said).startsWith("due ").contains("parked 0", "INSUFFICIENT_BALANCE");
            finish(database.url());
            Child.run("audit", "--database-url", database.url());
            return Destination.of(connection);
        }
    }

    /** Does what is left to do, as whoever starts the platform again after a crash. */
    static void finish(String url) throws InterruptedException {
        Child.run("run", "--until", LATER, "--database-url", url);
    }

    /** Brought in by the program itself; then weeks pass in which nothing runs. */
    static Vendor afterWeeks(String label, long seed) throws Exception {
        var files = DueBusiness.write(seed);
        var database = TestDatabase.empty(label);
        Child.run("import", files.toString(), "--database-url", database.url(), "--sandbox", SANDBOX);
        resume(database.url());
        return new Vendor(database);
    }

    /** Sets the clock to the instant at which the platform runs again. */
    static void resume(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var sql = connection.prepareStatement("update installation set clock_at = ?::timestamptz")) {
            sql.setString(1, DueBusiness.RESUMED.toString());
            sql.executeUpdate();
            try (var analyze = connection.createStatement()) {
                analyze.execute("vacuum analyze");
            }
        }
    }

    TestDatabase copy(String label) {
        return origin.copy(label);
    }

    static long count(Connection connection, String query) throws SQLException {
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static long decided(Connection connection) throws SQLException {
        return count(connection, "select count(*) from attempt");
    }

    static long due(Connection connection) throws SQLException {
        return count(
                connection,
                "select count(*) from subscription where parked_at is null and next_try_at <= '" + DueBusiness.RESUMED
                        + "'");
    }

    /** Waits until the work of this database has come this far, or its process has ended. */
    static void awaitDecided(Connection connection, long target, Child child) throws Exception {
        while (child.isAlive() && decided(connection) < target) {
            Thread.sleep(5);
        }
    }

    /** What a killed process had under way ends a moment later, one way or the other: waits for that moment. */
    static void awaitAlone(Connection connection) throws Exception {
        while (count(connection, """
            select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
              and backend_type = 'client backend'\
            """) > 0) {
            Thread.sleep(2);
        }
    }

    @Override
    public void close() {
        origin.close();
    }
}
