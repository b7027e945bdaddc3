package dev.perennial.cli;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.user.Role;
import dev.perennial.user.Users;
import dev.perennial.user.Users.Newcomer;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Let somebody in: one of the vendor's people, or with --account a user of that account.",
            "The password is asked for at the terminal, or read from the first line of the input."
        })
final class UserAddCommand extends SessionCommand {
    @Parameters(index = "0", paramLabel = "LOGIN", description = "What they type to sign in.")
    private String login;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = {
                "operator (everything), finance (handles money), support (puts items right), auditor (looks);",
                "with --account: owner, payer or viewer."
            })
    private Role role;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "Whose user it is; the vendor's people have none.")
    private @Nullable String account;

    @Option(names = "--name", paramLabel = "NAME", description = "The name shown (default: the login).")
    private @Nullable String name;

    @Override
    void run(Session session, PrintWriter out) {
        var newcomer = new Newcomer(
                login,
                name == null ? login : name,
                role,
                Optional.ofNullable(account).map(Account.Id::new),
                TypedPassword.read());
        var added = session.bean(Users.class)
                .add(newcomer, Actor.COMMAND_LINE, session.now())
                .orThrow();
        out.println(added.login() + " can sign in now");
    }
}
