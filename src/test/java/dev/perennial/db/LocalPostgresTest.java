package dev.perennial.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of the embedded server to those who keep their money in it. */
class LocalPostgresTest {
    private final Path folder = Path.of("target", "local-postgres-test").toAbsolutePath();

    @BeforeEach
    void empty() throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            // Unpacking the programs takes longer than any of these tests, and every start checks that they are there.
            for (var file : files.filter(file -> !file.getFileName().toString().startsWith("programs-"))
                    .toList()) {
                PostgresPrograms.delete(file);
            }
        }
    }

    @AfterEach
    void stop() {
        // Whatever a failed test left running is joined, and stopped as its last user.
        LocalPostgres.open(folder).close();
    }

    @Test
    void dataSurviveARestart() throws Exception {
        try (var server = LocalPostgres.open(folder)) {
            ask(server, "create table kept as select 42 as n");
        }
        assertThat(isRunning()).isFalse();
        try (var server = LocalPostgres.open(folder)) {
            assertThat(ask(server, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void nothingIsLostForSpeed() throws Exception {
        try (var server = LocalPostgres.open(folder)) {
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                assertThat(ask(server, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(
                            server,
                            "select datlocprovider::text || datlocale from pg_database where datname = 'postgres'"))
                    .isEqualTo("bC.UTF-8");
        }
    }

    @Test
    void onlyItsOwnerReadsThePassword() throws Exception {
        try (var server = LocalPostgres.open(folder)) {
            var password = folder.resolve("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(server.password()).hasSize(48);
            assertThat(refused(server.url("postgres"), server.user(), "guess")).contains("password");
        }
    }

    @Test
    void twoUsesOfOneProcessShareIt() throws Exception {
        var first = LocalPostgres.open(folder);
        var second = LocalPostgres.open(folder);
        assertThat(second.url("postgres")).isEqualTo(first.url("postgres"));
        first.close();
        first.close();
        assertThat(ask(second, "select 1")).isEqualTo("1");
        second.close();
        assertThat(isRunning()).isFalse();
    }

    @Test
    void theLastProcessToLeaveStopsIt() throws Exception {
        var other = otherProcess();
        try (var server = LocalPostgres.open(folder)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
        assertThat(isRunning()).as("the other process still uses it").isTrue();
        other.getOutputStream().close();
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(isRunning()).isFalse();
    }

    @Test
    void aServerLeftByAKilledProcessIsJoined() throws Exception {
        var other = otherProcess();
        other.destroyForcibly().waitFor();
        assertThat(isRunning()).isTrue();
        var pid = serverPid();
        try (var server = LocalPostgres.open(folder)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
            assertThat(serverPid()).isEqualTo(pid);
        }
        assertThat(isRunning()).isFalse();
    }

    @Test
    void aServerKilledWithItsProcessRecovers() throws Exception {
        var other = otherProcess();
        try (var server = LocalPostgres.open(folder)) {
            ask(server, "create table kept as select 42 as n");
        }
        other.destroyForcibly().waitFor();
        ProcessHandle.of(Long.parseLong(serverPid())).orElseThrow().destroyForcibly();
        while (isRunning()) {
            Thread.sleep(10);
        }
        try (var server = LocalPostgres.open(folder)) {
            assertThat(ask(server, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void aStrangerWithTheNumberInTheFileIsLeftAlone() throws Exception {
        LocalPostgres.open(folder).close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(pidFile(), stranger.pid() + "\n" + folder.resolve("cluster") + "\n0\n1\n\n\n\nready\n");
            try (var server = LocalPostgres.open(folder)) {
                assertThat(ask(server, "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aNumberOfNobodyIsNoObstacle() throws Exception {
        LocalPostgres.open(folder).close();
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(pidFile(), gone.pid() + "\n" + folder.resolve("cluster") + "\n0\n1\n\n\n\nready\n");
        try (var server = LocalPostgres.open(folder)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    /** Where a container forbids user namespaces, root's server belongs to nobody; the folder's owner says so. */
    @Test
    void rootMayRunItAsNobody() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
        var shared = Files.createTempDirectory("perennial-nobody-");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        var nobodys = Files.createDirectory(shared.resolve("postgres"));
        Files.setAttribute(nobodys, "unix:uid", 65534);
        Files.setAttribute(nobodys, "unix:gid", 65534);
        try (var server = LocalPostgres.open(nobodys)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
            assertThat(Files.getAttribute(nobodys.resolve("cluster"), "unix:uid"))
                    .isEqualTo(65534);
        } finally {
            PostgresPrograms.delete(shared);
        }
    }

    /** A second process with the same folder open, which closes it at the end of its input. */
    private Process otherProcess() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("open");
        return process;
    }

    static final class OtherProcess {
        public static void main(String... arguments) throws IOException {
            try (var server = LocalPostgres.open(Path.of(arguments[0]))) {
                System.out.println("open");
                System.in.readAllBytes();
            }
        }
    }

    private static String ask(LocalPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }

    private static String refused(String url, String user, String password) {
        try {
            DriverManager.getConnection(url, user, password).close();
            return "";
        } catch (SQLException refused) {
            return refused.getMessage();
        }
    }

    private Path pidFile() {
        return folder.resolve("cluster").resolve("postmaster.pid");
    }

    private String serverPid() throws IOException {
        return Files.readAllLines(pidFile()).getFirst().strip();
    }

    private boolean isRunning() throws IOException {
        return Files.exists(pidFile()) && Files.exists(Path.of("/proc", serverPid()));
    }
}
