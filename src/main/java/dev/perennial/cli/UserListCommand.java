package dev.perennial.cli;

import dev.perennial.account.Account;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List the operators, or with --account the users of that account.")
final class UserListCommand extends SessionCommand implements Remotely {
    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Whose users to list.")
    private @Nullable String account;

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
        var page = server.get("/users?limit=200" + whose);
        Remote.each(page.path("data"))
                .forEach(user -> out.println(user.path("login").asString() + "  "
                        + user.path("role").asString().toLowerCase(Locale.ROOT)
                        + (Remote.isThere(user.path("disabledAt")) ? "  disabled" : "")
                        + "  " + user.path("name").asString()));
    }
}
