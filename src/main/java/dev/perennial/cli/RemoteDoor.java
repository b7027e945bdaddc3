package dev.perennial.cli;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Sends a command where it is to work: to the database here, or to a server. */
final class RemoteDoor implements IExecutionStrategy {
    private final UnaryOperator<@Nullable String> environment;

    RemoteDoor(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public int execute(ParseResult parsed) {
        var help = CommandLine.executeHelpRequest(parsed);
        if (help != null) return help;
        var lines = parsed.asCommandLineList();
        var leaf = lines.getLast();
        var command = leaf.getCommandSpec().userObject();
        var options = ((Perennial) leaf.getCommandSpec().root().userObject()).options();
        // What only has commands below it says so itself.
        if (command instanceof Runnable) return new RunLast().execute(parsed);
        var target = options.remote.target(options.isLocal(), environment, leaf);
        if (target.isEmpty()) return new RunLast().execute(parsed);
        if (!(command instanceof Remotely remotely)) {
            throw new ParameterException(
                    leaf,
                    "'" + leaf.getCommandSpec().qualifiedName()
                            + "' works on the database of its own machine only, not on a server"
                            + (options.remote.server == null ? " (PERENNIAL_SERVER is set)" : ""));
        }
        // Nobody configures a log here, and one that is not configured speaks into the answer.
        if (!options.verbose)
            LoggingSystem.get(RemoteDoor.class.getClassLoader()).beforeInitialize();
        try (var server = new Remote(target.get(), options.locale())) {
            var out = leaf.getOut();
            int code = remotely.work(server, out);
            out.flush();
            return code;
        } catch (ParameterException wrong) {
            throw wrong;
        } catch (RuntimeException failed) {
            throw new ExecutionException(leaf, "failed", failed);
        }
    }
}
