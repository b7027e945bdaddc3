package dev.perennial.cli;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.clock.Installation;
import dev.perennial.kernel.Actor;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "add",
        description = {
            "Make a key by which a program acts in a user's name. It never does more than that user may.",
            "What opens the door is printed here and never again."
        })
final class KeyAddCommand extends SessionCommand {
    @Parameters(index = "0", paramLabel = "LOGIN", description = "Whose key it is.")
    private String login;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Which program it is for.")
    private String name;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            required = true,
            arity = "1..*",
            converter = ScopeConverter.class,
            description = "What it is good for, such as subscriptions:read; several, one after the other.")
    private List<Scope> scopes;

    @Option(
            names = "--signing",
            description = "It signs requests, as the clouds' own SDKs do, instead of being sent with them.")
    private boolean signing;

    @Option(
            names = "--expires",
            paramLabel = "DAY",
            description = "The last day it is good, as 2026-12-31 (default: until it is revoked).")
    private @Nullable LocalDate expires;

    @Override
    void run(Session session, PrintWriter out) {
        var user = session.bean(Users.class).get(login, Actor.COMMAND_LINE).orThrow();
        var wish = new ApiKeys.Wish(
                name,
                signing ? ApiKey.Kind.SIGNING : ApiKey.Kind.BEARER,
                EnumSet.copyOf(scopes),
                Optional.ofNullable(expires)
                        .map(day -> day.plusDays(1)
                                .atStartOfDay(zone(user, session))
                                .toInstant()));
        var made = session.bean(ApiKeys.class)
                .make(user.login(), wish, Actor.COMMAND_LINE, session.now())
                .orThrow();
        if (signing) {
            out.println("AccessKeyId      " + made.id());
            out.println("AccessKeySecret  " + made.secret());
        } else {
            out.println(made.secret());
        }
    }

    private static ZoneId zone(User user, Session session) {
        return user.account()
                .flatMap(session.bean(Accounts.class)::find)
                .map(Account::zone)
                .orElseGet(() -> session.bean(Installation.class).zone());
    }

    static final class ScopeConverter implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String code) {
            return Scope.of(code)
                    .orElseThrow(() -> new TypeConversionException("'" + code + "' is no scope; there are "
                            + Stream.of(Scope.values()).map(Scope::code).collect(Collectors.joining(", "))));
        }
    }
}
