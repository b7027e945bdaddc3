package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person or a script at the command line relies on: exit codes, and where words are printed. */
class PerennialCliTest {
    private static TestDatabase database;

    record Ran(int exit, String out, String err) {}

    @BeforeAll
    static void open() {
        database = TestDatabase.empty("cli");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static Stream<String> commands() {
        return Perennial.line().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        var ran = run(command, "--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("Usage: perennial " + command).contains("--data", "--database-url");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void theProgramHasHelpAndAVersion() {
        assertThat(run("--help").out()).contains("Commands:", "serve");
        assertThat(run("--version").out()).startsWith("perennial ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status --bogus",
                "nonsense",
                "",
                "status --buckets many",
                "status --sandbox yesterday",
                "status --zone Atlantis",
                "status --language fr"
            })
    void wrongUseIsExit2WithOneLineAndAHint(String line) {
        var ran = run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(2);
        assertThat(ran.err().lines().toList().getLast())
                .startsWith("Try 'perennial")
                .endsWith("--help'.");
    }

    @Test
    void aFailureIsExit1AndOneLine() {
        var ran = run("status", "--database-url", "jdbc:postgresql://127.0.0.1:1/none?user=a&password=b");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("failed: ").contains("127.0.0.1:1");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommandAndARefusalIsNamedInTheLanguageAskedFor() {
        var created = run("--database-url", database.url(), "status", "--sandbox", "2026-03-01T09:00:00+08:00");
        assertThat(created.err()).isEmpty();
        assertThat(created.exit()).isZero();
        assertThat(created.out()).contains("2026-03-01T09:00+08:00", "sandbox", "64");

        var refused = run("status", "--database-url", database.url(), "--buckets", "32");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).startsWith("refused: OTHER_BUCKETS: This database was created with 64 buckets");

        var verbose = run("--verbose", "status", "--database-url", database.url(), "--buckets", "32");
        assertThat(verbose.err()).startsWith("refused: ").contains("\tat dev.perennial");

        var chinese = run("status", "--database-url", database.url(), "--buckets", "32", "--language", "zh");
        assertThat(chinese.err()).startsWith("refused: OTHER_BUCKETS: 该数据库");
    }

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Perennial.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }
}
