package dev.perennial.user;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who signs in.
 *
 * @param login what is typed to sign in: lower case, one in the whole installation, never changed
 * @param account the account it is a user of; empty for operators, and for nobody else
 * @param password empty where it signs in another way only
 * @param passwordOnceUntil until when a password made by somebody else lets in, to choose an own one; empty for an own
 * @param language what its pages are shown in; empty for the account's, or the browser's
 * @param disabledAt since when it may not come in any more
 */
public record User(
        String login,
        String name,
        Role role,
        Optional<Account.Id> account,
        Optional<PasswordHash> password,
        Optional<Instant> passwordOnceUntil,
        Optional<Locale> language,
        Optional<Instant> disabledAt) {

    /** As commands know it. */
    public Actor actor() {
        return account.map(owner -> Actor.customer(login, owner.value())).orElseGet(() -> Actor.operator(login));
    }

    public boolean isDisabled() {
        return disabledAt.isPresent();
    }

    /** Whether it may do nothing else before it has chosen a password of its own. */
    public boolean mustChoosePassword() {
        return passwordOnceUntil.isPresent();
    }

    /** An owner who can come in: each account has one at all times. */
    public boolean isWorkingOwner() {
        return role == Role.OWNER && !isDisabled();
    }

    User with(Role other) {
        return new User(login, name, other, account, password, passwordOnceUntil, language, disabledAt);
    }

    User named(String other) {
        return new User(login, other, role, account, password, passwordOnceUntil, language, disabledAt);
    }

    User disabled(Optional<Instant> since) {
        return new User(login, name, role, account, password, passwordOnceUntil, language, since);
    }

    User with(PasswordHash other, Optional<Instant> onceUntil) {
        return new User(login, name, role, account, Optional.of(other), onceUntil, language, disabledAt);
    }
}
