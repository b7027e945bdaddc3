package dev.perennial.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "key",
        description = "Let programs in, and keep them out.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeyAddCommand.class, KeyListCommand.class, KeyRevokeCommand.class})
final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Do what with keys?");
    }
}
