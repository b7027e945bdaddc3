package dev.perennial.user;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.JournalEntry.Kind;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to users. */
@Component
public class Users {
    private final Accounts accounts;
    private final UserStore store;
    private final SignInStore sessions;
    private final PasskeyStore passkeys;
    private final UserBook book;
    private final PasswordEncoder passwords;
    private final Buckets buckets;
    private final List<Leaving> leavings;

    Users(
            Accounts accounts,
            UserStore store,
            SignInStore sessions,
            PasskeyStore passkeys,
            UserBook book,
            PasswordEncoder passwords,
            Buckets buckets,
            List<Leaving> leavings) {
        this.accounts = accounts;
        this.store = store;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.book = book;
        this.passwords = passwords;
        this.buckets = buckets;
        this.leavings = leavings;
    }

    /** Somebody who is to come in: {@code account} is null for an operator, and for nobody else. */
    public record Newcomer(String login, String name, Role role, Optional<Account.Id> account, String password) {}

    /** As typed to sign in; capitals do not count. */
    public Optional<User> find(String login) {
        return book.find(login);
    }

    public List<User> of(Account.Id account) {
        return store.of(accounts.bucketOf(account), account);
    }

    /** The vendor's people. */
    public List<User> operators() {
        return buckets.all()
                .mapToObj(store::operators)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(User::login))
                .toList();
    }

    /** The user of this login, as whoever asks may know of it: one of somebody else's account is not there. */
    public Outcome<User> get(String login, Actor actor) {
        return find(login)
                .filter(user -> user.account()
                        .map(account -> actor.reaches(account.value()))
                        .orElse(actor.account().isEmpty()))
                .map(Outcome::done)
                .orElseGet(() -> refused(UserRefusal.USER_NOT_FOUND));
    }

    /** Whether anybody can sign in at all. */
    public boolean isAnybody() {
        return buckets.all().anyMatch(store::isAnybody);
    }

    /** Why this actor may not change who comes in for an account, or what holds for it; empty where it may. */
    public Optional<UserRefusal> whyNotManaged(Account.Id account, Actor actor) {
        return UserRule.manage(of(account), actor);
    }

    /** Lets somebody in, with a password of their own. */
    @Transactional
    public Outcome<User> add(Newcomer newcomer, Actor actor, Instant now) {
        return add(newcomer, Optional.empty(), actor, now);
    }

    /**
     * Lets somebody in.
     *
     * @param onceUntil until when the password lets in, to choose an own one; empty where it is their own
     */
    Outcome<User> add(Newcomer newcomer, Optional<Instant> onceUntil, Actor actor, Instant now) {
        var login = UserBook.known(newcomer.login());
        // Takes long on purpose, so the account is not held meanwhile.
        boolean weak = UserRule.isWeak(newcomer.password(), login);
        var hash = new PasswordHash(weak ? "" : passwords.encode(newcomer.password()));
        var user = new User(
                login,
                newcomer.name().strip(),
                newcomer.role(),
                newcomer.account(),
                Optional.of(hash),
                onceUntil,
                Optional.empty(),
                Optional.empty());
        var denied = whyNot(user, weak, actor);
        if (denied.isPresent()) return refused(denied.get());

        // From here on it is a user.
        store.insert(book.bucket(user), user, now);
        var facts = Map.of("role", user.role().name());
        book.journal(user, Kind.USER_ADDED, facts, actor, now);
        return Outcome.done(user);
    }

    /** The last thing asked is also done: the login is taken. */
    private Optional<UserRefusal> whyNot(User user, boolean weak, Actor actor) {
        var account = user.account();
        boolean reachable = account.map(owner -> accounts.lock(owner, actor).isPresent())
                .orElse(actor.account().isEmpty());
        if (!reachable) return Optional.of(UserRefusal.USER_NOT_FOUND);
        var denied =
                UserRule.manage(account.map(this::of).orElse(List.of()), actor).or(() -> UserRule.newcomer(user));
        if (denied.isPresent()) return denied;
        if (weak) return Optional.of(UserRefusal.PASSWORD_TOO_WEAK);
        var owner = account.orElse(null);
        return store.enter(buckets.of(user.login()), user.login(), owner)
                ? Optional.empty()
                : Optional.of(UserRefusal.LOGIN_TAKEN);
    }

    /** Gives a user another name: one's own, or by an owner. */
    @Transactional
    public Outcome<User> rename(String login, String name, Actor actor, Instant now) {
        return change(
                login, user -> user.named(name.strip()), Kind.USER_RENAMED, Map.of("name", name.strip()), actor, now);
    }

    /** Gives a user another role; wherever it is signed in, it signs in again. */
    @Transactional
    public Outcome<User> setRole(String login, Role role, Actor actor, Instant now) {
        return change(login, user -> user.with(role), Kind.USER_ROLE_SET, Map.of("role", role.name()), actor, now);
    }

    /** Keeps a user out, at once and everywhere, until it is let in again. */
    @Transactional
    public Outcome<User> disable(String login, Actor actor, Instant now) {
        return change(
                login,
                user -> user.isDisabled() ? user : user.disabled(Optional.of(now)),
                Kind.USER_DISABLED,
                Map.of(),
                actor,
                now);
    }

    @Transactional
    public Outcome<User> enable(String login, Actor actor, Instant now) {
        return change(login, user -> user.disabled(Optional.empty()), Kind.USER_ENABLED, Map.of(), actor, now);
    }

    /** Takes a user away for good; its login is free again. What it did stays in the journal. */
    @Transactional
    public Outcome<User> remove(String login, Actor actor, Instant now) {
        return change(login, user -> null, Kind.USER_REMOVED, Map.of(), actor, now);
    }

    private Outcome<User> change(
            String login,
            Function<User, @Nullable User> change,
            Kind kind,
            Map<String, String> facts,
            Actor actor,
            Instant now) {
        var held = book.lock(login, actor);
        if (held.isEmpty()) return refused(UserRefusal.USER_NOT_FOUND);
        var before = held.get().user();
        var after = change.apply(before);
        var denied = UserRule.change(before, after, held.get().all(), actor);
        if (denied.isPresent()) return refused(denied.get());
        if (before.equals(after)) return Outcome.done(before);

        // From here on it is changed.
        if (after == null) {
            leavings.forEach(one -> one.left(held.get().bucket(), before, actor, now));
            take(before, held.get().bucket());
        } else {
            store.update(held.get().bucket(), after);
        }
        if (after == null || after.isDisabled() || after.role() != before.role()) {
            sessions.end(before.login(), null);
        }
        book.journal(before, kind, facts, actor, now);
        return Outcome.done(after == null ? before : after);
    }

    private void take(User user, int bucket) {
        passkeys.of(bucket, user.login()).stream().map(Passkey::id).forEach(id -> {
            passkeys.delete(bucket, user.login(), id);
            passkeys.leave(buckets.of(id), id);
        });
        passkeys.handle(bucket, user.login()).ifPresent(handle -> passkeys.leave(buckets.of(handle), handle));
        store.delete(bucket, user.login());
        store.leave(buckets.of(user.login()), user.login());
    }

    /** The language a user's pages are shown in from now on: one of those the account may have. */
    @Transactional
    public void speak(User user, Locale language) {
        store.speak(book.bucket(user), user.login(), language);
    }
}
