package dev.perennial.user;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who signs in.
 *
 * @param login what is typed to sign in: lower case, one in the whole installation, never changed
 * @param account the account it is a user of; empty for operators, and for nobody else
 * @param password empty where it signs in another way only
 * @param language what its pages are shown in; empty for the account's, or the browser's
 * @param disabledAt since when it may not come in any more
 */
public record User(
        String login,
        String name,
        Role role,
        Optional<Account.Id> account,
        Optional<PasswordHash> password,
        Optional<Locale> language,
        Optional<Instant> disabledAt) {

    public boolean isDisabled() {
        return disabledAt.isPresent();
    }
}
