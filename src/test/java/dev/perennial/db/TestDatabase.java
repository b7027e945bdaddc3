package dev.perennial.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * A database for one test class, copied from one that was migrated once per run. All are on one server: the embedded
 * one under {@code target}, or the one named by the property or environment variable
 * {@code PERENNIAL_TEST_DATABASE_URL}, an address with a user who may create databases.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String EXTERNAL = "PERENNIAL_TEST_DATABASE_URL";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String RUN =
            "perennial_test_" + ProcessHandle.current().pid();

    /** Opened once per test run, and closed when its process ends. */
    private static final class Server {
        static final String TEMPLATE = RUN + "_template";
        static final String ADDRESS = open();

        private static String open() {
            var external = System.getProperty(EXTERNAL, System.getenv(EXTERNAL));
            if (external != null && !external.isBlank()) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(external, TEMPLATE)));
                return prepared(external);
            }
            var server = LocalPostgres.open(Path.of("target", "test-postgres"));
            var address = server.url("postgres") + "?user=" + server.user() + "&password=" + server.password();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                drop(address, TEMPLATE);
                server.close();
            }));
            return prepared(address);
        }

        private static String prepared(String address) {
            // A killed run leaves its databases, and its process's number comes round again.
            drop(address, TEMPLATE);
            execute(address, "create database " + TEMPLATE);
            Flyway.configure()
                    .dataSource(named(address, TEMPLATE), null, null)
                    .load()
                    .migrate();
            return address;
        }
    }

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A migrated database nobody else uses. */
    public static TestDatabase create(String label) {
        var database = new TestDatabase(nameOf(label));
        var address = Server.ADDRESS;
        // One copy at a time: a template may not be in use, not even by another copy.
        synchronized (Server.class) {
            database.close();
            execute(address, "create database " + database.name + " template " + Server.TEMPLATE);
        }
        return database;
    }

    /** An empty database nobody else uses, for those who migrate it themselves. */
    public static TestDatabase empty(String label) {
        var database = new TestDatabase(nameOf(label));
        database.close();
        execute(Server.ADDRESS, "create database " + database.name);
        return database;
    }

    /** A copy of this database, which nobody may be using while it is made. */
    public TestDatabase copy(String label) {
        var database = new TestDatabase(nameOf(label));
        database.close();
        execute(Server.ADDRESS, "create database " + database.name + " template " + name + " strategy file_copy");
        return database;
    }

    /** Its address with user and password, as {@code --database-url} takes it. */
    public String url() {
        return named(Server.ADDRESS, name);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public void close() {
        drop(Server.ADDRESS, name);
    }

    private static String nameOf(String label) {
        var plain = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return RUN + "_" + COUNT.incrementAndGet() + "_" + plain.substring(0, Math.min(plain.length(), 30));
    }

    private static String named(String address, String database) {
        return address.replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
    }

    private static void drop(String address, String database) {
        execute(address, "drop database if exists " + database + " with (force)");
    }

    private static void execute(String address, String statement) {
        try (var connection = DriverManager.getConnection(address);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement + " failed", failed);
        }
    }
}
