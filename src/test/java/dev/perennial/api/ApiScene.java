package dev.perennial.api;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A served story in which programs come in by keys. */
public abstract class ApiScene extends Scene {
    @Override
    protected boolean isServed() {
        return true;
    }

    /** A program of a new user of this role, with all scopes open to it. */
    protected Calls program(String login, Role role, @Nullable Account account) {
        var all = Arrays.stream(Scope.values())
                .filter(scope -> scope.isOpenTo(role))
                .collect(Collectors.toSet());
        return new Calls(port(), key(user(login, role, account), all).secret());
    }

    protected ApiKeys.Made key(User user, Set<Scope> scopes) {
        var wish = new ApiKeys.Wish("program", ApiKey.Kind.BEARER, scopes, Optional.empty());
        return bean(ApiKeys.class).make(user, wish, now()).orThrow();
    }
}
