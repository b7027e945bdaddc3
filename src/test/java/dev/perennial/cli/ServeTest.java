package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server as a process of its own: when it is ready, how it ends. */
class ServeTest {
    private static final int TERMINATED = 128 + 15;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.empty("serve");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void itSaysWhereItIsAnswersAndEndsWhenTold() throws Exception {
        var server = serve("--port", "0");
        try {
            var out = server.inputReader();
            var ready = out.readLine();
            assertThat(ready).startsWith("Perennial is ready: http://localhost:");
            assertThat(out.readLine()).contains("Nobody can sign in yet", "perennial user add");
            var health = URI.create(ready.substring(ready.indexOf("http")) + "/actuator/health");
            try (var client = HttpClient.newHttpClient()) {
                var answer = client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("UP");
            }
        } finally {
            server.destroy();
        }
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    void aPortThatIsTakenIsNamedInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = serve("--port", "" + taken.getLocalPort());
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isEqualTo(1);
            var said = server.errorReader().lines().toList();
            assertThat(said.getLast()).startsWith("failed: ").contains("" + taken.getLocalPort());
            assertThat(said).noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void aWrongSecretKeyIsSaidBeforeAnybodyIsServed() throws Exception {
        var server = serveWith("nonsense", "--port", "0");
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(1);
        assertThat(server.inputReader().lines()).isEmpty();
        var said = server.errorReader().lines().toList();
        assertThat(said.getLast()).startsWith("refused: SECRET_KEY_MALFORMED: perennial.secret-key holds no key");
        assertThat(said).noneMatch(line -> line.contains("Exception") || line.contains("nonsense"));
    }

    private static Process serve(String... options) throws IOException {
        return serveWith("", options);
    }

    private static Process serveWith(String secretKey, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Perennial.class.getName(),
                "serve",
                "--database-url",
                database.url()));
        command.addAll(List.of(options));
        var server = new ProcessBuilder(command);
        server.environment().put("PERENNIAL_SECRETKEY", secretKey);
        return server.start();
    }
}
