package dev.perennial.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password as it is typed at the terminal, unseen and twice; or piped in, since arguments are there for all to see. */
final class TypedPassword {
    private TypedPassword() {}

    static String read() {
        var terminal = System.console();
        if (terminal == null || !terminal.isTerminal()) return piped();
        var typed = terminal.readPassword("Password: ");
        var again = terminal.readPassword("Password again: ");
        if (typed == null || !Arrays.equals(typed, again)) {
            throw new IllegalArgumentException("The two passwords differ; nothing was changed");
        }
        return new String(typed);
    }

    private static String piped() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new IllegalArgumentException("No password was typed, and none came in by the input");
            }
            return line;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
