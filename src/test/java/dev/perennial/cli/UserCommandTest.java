package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first operator is let in at the command line, and so is whoever locked themselves out. */
class UserCommandTest {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.empty("usercommand");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theFirstOperatorComesInAndIsKeptOutAgain() {
        var password = "a long one from the pipe";
        assertThat(run(0, password, "user", "add", "Wang", "--role", "operator", "--name", "Wang Wei"))
                .isEqualTo("wang can sign in now\n");
        assertThat(run(0, "", "user", "list")).isEqualTo("wang  operator  Wang Wei\n");
        assertThat(run(1, password, "user", "add", "wang", "--role", "operator"))
                .startsWith("refused: LOGIN_TAKEN: ");
        assertThat(run(1, "short", "user", "add", "li.ming", "--role", "operator"))
                .startsWith("refused: PASSWORD_TOO_WEAK: ");
        assertThat(run(1, password, "user", "add", "li.ming", "--role", "payer"))
                .startsWith("refused: ROLE_NOT_POSSIBLE: ");
        assertThat(run(1, password, "user", "add", "li.ming", "--role", "payer", "--account", "nobody"))
                .startsWith("refused: USER_NOT_FOUND: ");
        assertThat(run(0, "another long one", "user", "password", "wang")).isEqualTo("wang has another password now\n");
        assertThat(run(1, "another long one", "user", "password", "zhao")).startsWith("refused: USER_NOT_FOUND: ");
        assertThat(run(0, "", "user", "disable", "wang")).contains("cannot sign in any more");
        assertThat(run(0, "", "user", "list")).isEqualTo("wang  operator  disabled  Wang Wei\n");
        assertThat(run(0, "", "user", "enable", "wang")).isEqualTo("wang can sign in again\n");
        assertThat(run(0, "", "user", "list", "--account", "nobody")).isEmpty();
    }

    @Test
    void aPasswordIsNoArgumentAndHasToCome() {
        assertThat(run(2, "x", "user", "add", "li.ming", "secret-password", "--role", "operator"))
                .contains("Unmatched argument");
        assertThat(run(2, "", "user")).contains("Do what with users?");
        assertThat(run(1, null, "user", "password", "li.ming")).startsWith("failed: No password was typed");
    }

    /** What it says, on either stream, with this typed before. */
    private static String run(int expected, String typed, String... words) {
        var before = System.in;
        var input = typed == null ? "" : typed + "\n";
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            var said = new StringWriter();
            var line = Perennial.line().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
            var arguments = new ArrayList<>(List.of(words));
            arguments.addAll(List.of("--database-url", database.url()));
            assertThat(line.execute(arguments.toArray(String[]::new)))
                    .as(String.join(" ", words) + ": " + said)
                    .isEqualTo(expected);
            return said.toString();
        } finally {
            System.setIn(before);
        }
    }
}
