package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command there is: it works on a server as well, or it says that it does not. */
class RemoteCommandsTest {
    private static final List<String> ON_A_SERVER = List.of(
            "audit",
            "books deferred",
            "books entries",
            "books trial-balance",
            "cancel",
            "export",
            "import",
            "key list",
            "key revoke",
            "mode",
            "pay",
            "renew",
            "reserve",
            "run",
            "statement import",
            "status",
            "top-up",
            "undo",
            "unpark",
            "user disable",
            "user enable",
            "user list",
            "why");

    /**
     * What is of the machine itself: its processes and files; and passwords and keys, which a server gives out once, to
     * whoever is signed in, and takes from nobody's command line.
     */
    private static final List<String> ON_ITS_MACHINE_ONLY = List.of(
            "bench api",
            "bench bss",
            "bench notices",
            "bench pages",
            "bench run",
            "bench webhooks",
            "key add owner --name N --scope events:read",
            "secrets check",
            "secrets reseal",
            "secrets start-over --lost",
            "serve",
            "user add x --role operator",
            "user password x");

    @Test
    void everyCommandIsOfOneOfTheTwoKinds() {
        assertThat(leaves(command -> command instanceof Remotely))
                .as("work on a server")
                .containsExactlyElementsOf(ON_A_SERVER);
        assertThat(leaves(command -> !(command instanceof Remotely)))
                .as("work on their machine only")
                .containsExactlyElementsOf(ON_ITS_MACHINE_ONLY.stream()
                        .map(command -> command.replaceFirst("^(serve|\\S+ \\S+).*", "$1"))
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("ON_ITS_MACHINE_ONLY")
    void whatIsOfTheMachineIsNotAskedOfAServer(String command) {
        var said = new StringWriter();
        var line = Perennial.line(name -> null).setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        var words = (command + " --server http://localhost:1 --key prn_key").split(" ");
        assertThat(line.execute(words)).as(said.toString()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains("works on the database of its own machine only");
    }

    @Test
    void theHelpNamesWhatIsOfTheMachineItself() {
        var help = Perennial.line(name -> null).getUsageMessage().replaceAll("\\s+", " ");
        assertThat(help.replaceFirst("Commands: .*", ""))
                .as("the paragraph before the list")
                .contains("serve", "bench", "secrets", "key add", "user add", "user password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "secrets start-over --lost", "user password x"})
    void aServerInTheEnvironmentIsNamedAsTheReason(String command) {
        var said = new StringWriter();
        var line = Perennial.line(Map.of("PERENNIAL_SERVER", "http://localhost:1", "PERENNIAL_KEY", "prn_key")::get)
                .setErr(new PrintWriter(said));
        assertThat(line.execute(command.split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains("not on a server (PERENNIAL_SERVER is set)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        pay nonsense                | (ORDER): 'nonsense' is no id such as
        books deferred --from 2026-13 | '2026-13' is no month such as 2026-01
        books entries --to 31.1.2026 | '31.1.2026' is no day such as 2026-01-31
        status --zone Moon          | 'Moon' is no time zone such as Asia/Shanghai
        mode x OFTEN                | expected one of [MANUAL, AUTO, NONE]
        """)
    void whatCannotBeReadIsSaidWithAnExample(String command, String what) {
        var said = new StringWriter();
        var line = Perennial.line(name -> null).setErr(new PrintWriter(said));
        assertThat(line.execute(command.split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains(what).doesNotContain("java.");
    }

    private static List<String> leaves(Predicate<Object> kind) {
        return leaves(Perennial.line(name -> null))
                .filter(leaf -> kind.test(leaf.getCommandSpec().userObject()))
                .map(leaf -> leaf.getCommandSpec().qualifiedName().replaceFirst("perennial ", ""))
                .sorted()
                .toList();
    }

    private static Stream<CommandLine> leaves(CommandLine line) {
        var below = line.getSubcommands().values();
        return below.isEmpty() ? Stream.of(line) : below.stream().flatMap(RemoteCommandsTest::leaves);
    }
}
