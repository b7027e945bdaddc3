package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made, listed and revoked at the command line, and the key of their secrets is looked after. */
class KeyCommandTest {
    private static TestDatabase database;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() {
        database = TestDatabase.empty("keycommand");
        var before = System.in;
        System.setIn(new ByteArrayInputStream("a long one from the pipe\n".getBytes(StandardCharsets.UTF_8)));
        run(0, "user", "add", "wang", "--role", "operator");
        System.setIn(before);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aKeyIsMadeListedAndRevoked() {
        var secret = run(0, "key", "add", "wang", "--name", "ERP", "--scope", "runs:write", "operations:read");
        assertThat(secret).matches("prn_[A-Za-z0-9_-]{64}\n");
        var listed = run(0, "key", "list", "wang");
        assertThat(listed)
                .contains("bearer  used never  operations:read,runs:write  ERP\n")
                .doesNotContain("prn_");
        var id = listed.split(" ")[0];
        assertThat(run(0, "key", "revoke", id)).isEqualTo("key \"ERP\" of wang opens nothing any more\n");
        assertThat(run(0, "key", "list", "wang")).isEmpty();
        assertThat(run(1, "key", "revoke", id)).startsWith("refused: KEY_NOT_FOUND: ");

        assertThat(run(1, "key", "list", "zhao")).startsWith("refused: USER_NOT_FOUND: ");
        assertThat(run(2, "key", "add", "wang", "--name", "ERP", "--scope", "everything"))
                .contains("'everything' is no scope; there are account:read");
        assertThat(run(1, "key", "add", "wang", "--name", "ERP", "--scope", "account:write"))
                .startsWith("refused: KEY_SCOPE_NOT_POSSIBLE: ")
                .contains("beyond what wang may do: account:write");
        assertThat(run(1, "key", "add", "wang", "--name", "E", "--scope", "runs:write", "--expires", "2020-01-01"))
                .startsWith("refused: KEY_ENDS_TOO_SOON: ");
        assertThat(run(2, "key")).contains("Do what with keys?");
    }

    @Test
    void aSecretKeyThatIsGoneIsSaidAndNotMadeAnew() throws Exception {
        assertThat(run(0, "key", "add", "wang", "--name", "SDK", "--signing", "--scope", "orders:read"))
                .matches("AccessKeyId      PRN[0-9A-F]{32}\nAccessKeySecret  [A-Za-z0-9_-]{43}\n");
        assertThat(run(0, "secrets", "check")).isEqualTo("the key is the right one\n");
        assertThat(run(0, "secrets", "reseal")).startsWith("nothing to do: ");

        var file = folder.resolve("secret.key");
        Files.delete(file);
        assertThat(run(1, "secrets", "check"))
                .startsWith("refused: SECRET_KEY_MISSING: ")
                .contains(file.toString());
        assertThat(file).doesNotExist();
        assertThat(run(2, "secrets", "start-over")).contains("--lost");
        assertThat(run(0, "secrets", "start-over", "--lost")).contains("is the right one");
        assertThat(run(0, "secrets", "check")).isEqualTo("the key is the right one\n");
    }

    /** What it says, on either stream. */
    private static String run(int expected, String... words) {
        var said = new StringWriter();
        var line = Perennial.line().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--database-url", database.url(), "--data", folder.toString()));
        assertThat(line.execute(arguments.toArray(String[]::new)))
                .as(String.join(" ", words) + ": " + said)
                .isEqualTo(expected);
        return said.toString();
    }
}
