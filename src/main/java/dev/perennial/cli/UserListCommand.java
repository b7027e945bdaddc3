package dev.perennial.cli;

import dev.perennial.account.Account;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "List the operators, or with --account the users of that account.")
final class UserListCommand extends SessionCommand implements Remotely {
    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Whose users to list.")
    private @Nullable String account;

    @Spec
    private CommandSpec own;

    @Override
    void run(Session session, PrintWriter out) {
        var users = session.bean(Users.class);
        List<User> found = account == null ? users.operators() : users.of(new Account.Id(account));
        found.forEach(user -> out.println(user.login() + "  "
                + user.role().name().toLowerCase(Locale.ROOT)
                + (user.isDisabled() ? "  disabled" : "")
                + "  " + user.name()));
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var whose = account == null ? "" : "&account=" + Remote.in(account);
        found(server, whose)
                .forEach(user -> out.println(user.path("login").asString() + "  "
                        + user.path("role").asString().toLowerCase(Locale.ROOT)
                        + (Remote.isThere(user.path("disabledAt")) ? "  disabled" : "")
                        + "  " + user.path("name").asString()));
    }

    private List<JsonNode> found(Remote server, String whose) {
        try {
            return server.all("/users?limit=200" + whose);
        } catch (RemoteRefused refused) {
            if (!refused.code().equals("ACCOUNT_MISSING")) throw refused;
            throw new ParameterException(
                    own.commandLine(), "A server lists the users of an account, not the operators: --account ACCOUNT");
        }
    }
}
