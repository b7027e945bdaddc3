package dev.perennial.cli;

import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Sentences;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a command that did not work says: one line on stderr, the whole story only when asked. */
final class Failures {
    private static final int CAUSES_MAX = 50;

    private Failures() {}

    static int usage(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        print(line.getErr(), oneLine(wrong));
        print(line.getErr(), "Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    static int failure(Exception failed, CommandLine line, ParseResult parsed) {
        var options = optionsOf(line);
        print(line.getErr(), sentence(failed, options));
        if (options.verbose) {
            failed.printStackTrace(line.getErr());
        }
        line.getErr().flush();
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    private static GlobalOptions optionsOf(CommandLine line) {
        return ((Perennial) line.getCommandSpec().root().userObject()).options();
    }

    private static String sentence(Exception failed, GlobalOptions options) {
        var cause = telling(failed);
        if (cause instanceof RefusedException refused) {
            return "refused: " + refused.why().name() + ": "
                    + Sentences.in(options.locale()).of(refused.why(), refused.facts());
        }
        if (cause instanceof RemoteRefused refused) return "refused: " + withoutKeys(refused.sentence());
        return "failed: " + oneLine(cause);
    }

    /** What to tell of a chain: the cause that names the address or the port, else the one nearest the fault. */
    private static Throwable telling(Throwable failed) {
        var cause = failed;
        for (int depth = 0; depth < CAUSES_MAX && cause.getCause() != null; depth++) {
            if (cause instanceof RefusedException
                    || cause instanceof RemoteFailed
                    || cause instanceof SQLException
                    || cause instanceof PortInUseException) {
                return cause;
            }
            cause = cause.getCause();
        }
        return cause;
    }

    private static String oneLine(Throwable failed) {
        var message = failed.getMessage();
        return message == null
                ? failed.getClass().getSimpleName()
                : withoutKeys(message.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** A key that was typed where none belongs is not told further. */
    private static String withoutKeys(String text) {
        return text.replaceAll("prn_[A-Za-z0-9_-]+", "prn_...");
    }

    private static void print(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}
