package dev.perennial.demo;

import dev.perennial.account.Account;
import dev.perennial.clock.Installation;
import dev.perennial.kernel.Actor;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ready users of a demonstration, whose passwords everybody may know: they exist in sandboxes only. */
@Component
public class DemoUsers {
    private static final String PASSWORD = "perennial-demo";
    private static final List<Ready> READY = List.of(
            new Ready("lotus", "林悦 Lin Yue", Role.OWNER, "lotus"),
            new Ready("lotus.payer", "陈平 Chen Ping", Role.PAYER, "lotus"),
            new Ready("lotus.viewer", "吴晨 Wu Chen", Role.VIEWER, "lotus"),
            new Ready("northwind", "Nora Northwind", Role.OWNER, "northwind"),
            new Ready("harbor", "Grace Harbor", Role.OWNER, "harbor"),
            new Ready("operator", "Olive Operator", Role.OPERATOR, null),
            new Ready("operator.finance", "Fiona Finance", Role.FINANCE, null),
            new Ready("operator.support", "Sam Support", Role.SUPPORT, null),
            new Ready("operator.auditor", "Aino Auditor", Role.AUDITOR, null));

    private final Users users;
    private final Installation installation;

    DemoUsers(Users users, Installation installation) {
        this.users = users;
        this.installation = installation;
    }

    /**
     * @param account whose user it is; null for an operator
     */
    public record Ready(
            String login, String name, Role role, @Nullable String account) {
        public String password() {
            return PASSWORD;
        }
    }

    /** Those of them that are here: none outside a demonstration. */
    public List<Ready> ready() {
        return installation.sandbox()
                ? READY.stream().filter(ready -> isHere(ready)).toList()
                : List.of();
    }

    private boolean isHere(Ready ready) {
        return users.find(ready.login())
                .map(User::account)
                .filter(account -> account.map(Account.Id::value).equals(Optional.ofNullable(ready.account())))
                .isPresent();
    }

    void add(Instant now) {
        READY.forEach(ready -> users.add(
                        new Users.Newcomer(
                                ready.login(),
                                ready.name(),
                                ready.role(),
                                Optional.ofNullable(ready.account()).map(Account.Id::new),
                                PASSWORD),
                        Actor.SYSTEM,
                        now)
                .orThrow());
    }
}
