package dev.perennial.user;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to users. */
@Component
public class Users {
    private static final int PASSWORD_BYTES_MIN = 10;
    private static final int PASSWORD_BYTES_MAX = 72;

    private final Accounts accounts;
    private final UserStore store;
    private final Journal journal;
    private final PasswordEncoder passwords;
    private final Buckets buckets;
    private final Ids ids;

    Users(Accounts accounts, UserStore store, Journal journal, PasswordEncoder passwords, Buckets buckets, Ids ids) {
        this.accounts = accounts;
        this.store = store;
        this.journal = journal;
        this.passwords = passwords;
        this.buckets = buckets;
        this.ids = ids;
    }

    /** Somebody who is to come in: {@code account} is null for an operator, and for nobody else. */
    public record Newcomer(String login, String name, Role role, Optional<Account.Id> account, String password) {}

    /** As typed to sign in; capitals do not count. */
    public Optional<User> find(String login) {
        var known = login.strip().toLowerCase(Locale.ROOT);
        return store.owner(buckets.of(known), known).flatMap(account -> store.find(bucket(known, account), known));
    }

    public List<User> of(Account.Id account) {
        return store.of(accounts.bucketOf(account), account);
    }

    /** Lets somebody in. */
    @Transactional
    public Outcome<User> add(Newcomer newcomer, Actor actor, Instant now) {
        var login = newcomer.login().strip().toLowerCase(Locale.ROOT);
        var account = newcomer.account();
        boolean reachable = account.map(owner -> accounts.lock(owner, actor).isPresent())
                .orElse(actor.account().isEmpty());
        if (!reachable) return refused(UserRefusal.USER_NOT_FOUND);
        if (!login.matches("[a-z0-9][a-z0-9._@-]{2,63}")) return refused(UserRefusal.LOGIN_INVALID);
        if (isWeak(newcomer.password(), login)) return refused(UserRefusal.PASSWORD_TOO_WEAK);
        if (!store.enter(buckets.of(login), login, account.orElse(null))) return refused(UserRefusal.LOGIN_TAKEN);

        // From here on it is a user.
        var hash = new PasswordHash(passwords.encode(newcomer.password()));
        var user = new User(
                login,
                newcomer.name(),
                newcomer.role(),
                account,
                Optional.of(hash),
                Optional.empty(),
                Optional.empty());
        int bucket = bucket(login, account);
        store.insert(bucket, user, now);
        account.ifPresent(owner -> journal.record(bucket, List.of(entry(user, owner, actor, now))));
        return Outcome.done(user);
    }

    /** The language a user's pages are shown in from now on: one of those the account may have. */
    @Transactional
    public void speak(User user, Locale language) {
        store.speak(bucket(user.login(), user.account()), user.login(), language);
    }

    private JournalEntry entry(User user, Account.Id account, Actor actor, Instant now) {
        return new JournalEntry(
                ids.next(account.value(), now),
                account,
                Optional.empty(),
                now,
                actor,
                JournalEntry.Kind.USER_ADDED,
                Map.of("login", user.login(), "role", user.role().name()));
    }

    private int bucket(String login, Optional<Account.Id> account) {
        return account.map(accounts::bucketOf).orElseGet(() -> buckets.of(login));
    }

    /** More than 72 bytes would be cut off by the hash. */
    private static boolean isWeak(String password, String login) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return bytes < PASSWORD_BYTES_MIN || bytes > PASSWORD_BYTES_MAX || password.equalsIgnoreCase(login);
    }
}
