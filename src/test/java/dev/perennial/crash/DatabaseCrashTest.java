package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of PostgreSQL itself in the middle of a run: the run says so and ends, nobody is set aside for it, and
 * once the server is started again the work goes on from what was committed.
 */
class DatabaseCrashTest {
    private static final int KILLS = 3;

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Path data =
            Path.of("target", "database-crash-" + ProcessHandle.current().pid()).toAbsolutePath();
    private LocalPostgres server;

    @BeforeEach
    void open() throws Exception {
        var files = DueBusiness.write(3).toString();
        Child.run("import", files, "--data", data.toString(), "--sandbox", Vendor.SANDBOX);
        server = LocalPostgres.open(data.resolve("postgres"));
        Vendor.resume(url("postgres"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void rule24TheDatabaseIsKilledAndTheWorkGoesOnFromWhatWasCommitted() throws Exception {
        copy("undisturbed");
        copy("killed");
        Child.run("run", "--database-url", url("undisturbed"));
        Vendor.finish(url("undisturbed"));
        var destination = destination("undisturbed");

        var random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            killDuringARun((long) ((kill + random.nextDouble()) * destination.decisions() / (KILLS + 1)));
        }
        Vendor.finish(url("killed"));
        try (var connection = connect("killed")) {
            destination.assertReached(connection, "database killed, seed " + seed);
        }
    }

    private void killDuringARun(long moment) throws Exception {
        long before;
        Child child;
        try (var connection = connect("killed")) {
            before = Vendor.decided(connection);
            child = Child.start("run", "--database-url", url("killed"));
            Vendor.awaitDecided(connection, Math.max(moment, before + 1), child);
        }
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        assertThat(child.exit()).as(child.errors()).isEqualTo(1);
        assertThat(child.errors()).contains("failed: ");

        server.close();
        server = LocalPostgres.open(data.resolve("postgres"));
        try (var connection = connect("killed")) {
            assertThat(Vendor.decided(connection)).isGreaterThan(before);
            assertThat(Laws.breaches(connection)).as("seed " + seed).isEmpty();
            assertThat(Vendor.count(connection, "select count(*) from subscription where parked_at is not null"))
                    .isZero();
        }
    }

    private Destination destination(String database) throws SQLException {
        try (var connection = connect(database)) {
            return Destination.of(connection);
        }
    }

    private void copy(String database) throws SQLException {
        try (var connection = connect("template1");
                var sql = connection.createStatement()) {
            sql.execute("create database " + database + " template postgres");
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    private String url(String database) {
        return server.url(database) + "?user=" + server.user() + "&password=" + server.password();
    }

    private long postmaster() throws IOException {
        var file = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
}
