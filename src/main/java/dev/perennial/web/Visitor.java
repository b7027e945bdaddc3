package dev.perennial.web;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param account the account it is a user of; null for operators
 */
public record Visitor(User user, @Nullable Account account) {
    public String name() {
        return user.name();
    }

    public Role role() {
        return user.role();
    }

    /** As commands know it. */
    public Actor actor() {
        return user.actor();
    }
}
