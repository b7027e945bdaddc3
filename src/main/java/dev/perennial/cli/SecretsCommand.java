package dev.perennial.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "secrets",
        description = "The key that all secrets in the database are sealed with.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SecretsCheckCommand.class, SecretsResealCommand.class, SecretsStartOverCommand.class})
final class SecretsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Do what with the secrets?");
    }
}
