package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server, and commands on it; and the same commands on its database, as on the machine itself. */
abstract class RemoteScene extends ApiScene {
    private final List<String> secrets = new ArrayList<>();

    /** A key with all scopes open to this role: never seen in what a command says. */
    protected String keyOf(String login, Role role, Account account) {
        var open = Arrays.stream(Scope.values())
                .filter(scope -> scope.isOpenTo(role))
                .collect(Collectors.toSet());
        var secret = key(user(login, role, account), open).secret();
        secrets.add(secret);
        return secret;
    }

    protected String local(int expected, String... words) {
        return run(expected, name -> null, with(words, "--database-url", databaseUrl()));
    }

    protected String remote(String key, int expected, String... words) {
        return run(expected, name -> null, with(words, "--server", "http://localhost:" + port(), "--key", key));
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    /** What it says, on either stream: never a key. */
    protected String run(int expected, UnaryOperator<String> environment, String... words) {
        var said = new StringWriter();
        var line = Perennial.line(environment).setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        assertThat(line.execute(words))
                .as(String.join(" ", words) + ": " + said)
                .isEqualTo(expected);
        assertThat(said.toString()).doesNotContain(secrets);
        return said.toString();
    }
}
