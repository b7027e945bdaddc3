package dev.perennial.user;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.journal.JournalEntry.Kind;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.user.UserBook.Held;
import dev.perennial.user.Users.Newcomer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to passwords: asking for one, changing the own one, and making one for somebody who has none. */
@Component
public class Passwords {
    /** So long a password made by somebody else lets in. */
    static final Duration ONCE = Duration.ofDays(3);

    private final UserStore store;
    private final SignInStore sessions;
    private final UserBook book;
    private final Users users;
    private final PasswordEncoder passwords;
    private final PasswordHash nobodys;

    Passwords(UserStore store, SignInStore sessions, UserBook book, Users users, PasswordEncoder passwords) {
        this.store = store;
        this.sessions = sessions;
        this.book = book;
        this.users = users;
        this.passwords = passwords;
        this.nobodys = new PasswordHash(passwords.encode(OneTimePassword.of("").text()));
    }

    /** Somebody who is to come in with a password that is made for them. */
    public record Invitation(String login, String name, Role role, Optional<Account.Id> account) {}

    /**
     * What a login and a password come to.
     *
     * @param user null unless they fit together
     */
    public record Admission(SignIn.Result result, @Nullable User user) {}

    /** One password is compared in any case, so that nobody learns by the time it takes who is a user here. */
    public Admission admit(String login, String password, Instant now) {
        var found = users.find(login);
        var hash = found.flatMap(User::password).orElse(nobodys);
        boolean fits = passwords.matches(password, hash.encoded());
        var user = found.filter(known -> fits && known.password().isPresent())
                .filter(known -> known.passwordOnceUntil()
                        .filter(until -> until.isBefore(now))
                        .isEmpty());
        if (user.isEmpty()) return new Admission(SignIn.Result.WRONG_PASSWORD, null);
        return user.get().isDisabled()
                ? new Admission(SignIn.Result.DISABLED, null)
                : new Admission(SignIn.Result.SIGNED_IN, user.get());
    }

    /**
     * Changes one's own password. Every other session of the user ends.
     *
     * @param here the session that asks, and goes on
     */
    @Transactional
    public Outcome<User> change(String old, String fresh, String here, Actor actor, Instant now) {
        var seen = users.find(actor.name());
        boolean knowsIt = seen.flatMap(User::password)
                .filter(hash -> passwords.matches(old, hash.encoded()))
                .isPresent();
        if (!knowsIt) return refused(UserRefusal.PASSWORD_WRONG);
        if (UserRule.isWeak(fresh, seen.get().login())) return refused(UserRefusal.PASSWORD_TOO_WEAK);
        if (fresh.equals(old)) return refused(UserRefusal.PASSWORD_SAME);
        var hash = new PasswordHash(passwords.encode(fresh));
        var held = book.lock(actor.name(), actor);
        if (held.isEmpty()) return refused(UserRefusal.USER_NOT_FOUND);
        // It may have been changed by somebody else while this one was compared.
        if (!held.get().user().password().equals(seen.get().password())) return refused(UserRefusal.PASSWORD_WRONG);

        // From here on it is the password.
        return Outcome.done(keep(held.get(), hash, Optional.empty(), here, Kind.USER_PASSWORD_CHANGED, actor, now));
    }

    /** Gives a user this password, by an operator. The user's sessions end. */
    @Transactional
    public Outcome<User> set(String login, String fresh, Actor actor, Instant now) {
        boolean weak = UserRule.isWeak(fresh, UserBook.known(login));
        var hash = new PasswordHash(weak ? "" : passwords.encode(fresh));
        var held = book.lock(login, actor);
        if (held.isEmpty()) return refused(UserRefusal.USER_NOT_FOUND);
        if (actor.kind() == Actor.Kind.CUSTOMER) return refused(UserRefusal.NOT_AN_OWNER);
        if (weak) return refused(UserRefusal.PASSWORD_TOO_WEAK);

        // From here on it is the password.
        return Outcome.done(keep(held.get(), hash, Optional.empty(), null, Kind.USER_PASSWORD_RESET, actor, now));
    }

    /** Makes a password for a user who lost theirs, by an owner of the account. The user's sessions end. */
    @Transactional
    public Outcome<OneTimePassword> reset(String login, Actor actor, Instant now) {
        var made = OneTimePassword.of(UserBook.known(login));
        var hash = new PasswordHash(passwords.encode(made.text()));
        var held = book.lock(login, actor);
        if (held.isEmpty()) return refused(UserRefusal.USER_NOT_FOUND);
        var denied = UserRule.manage(held.get().all(), actor);
        if (denied.isPresent()) return refused(denied.get());
        if (UserRule.isSelf(held.get().user(), actor)) return refused(UserRefusal.NOT_YOURSELF);

        // From here on it is the password.
        keep(held.get(), hash, Optional.of(now.plus(ONCE)), null, Kind.USER_PASSWORD_RESET, actor, now);
        return Outcome.done(made);
    }

    /** Lets somebody in, with a password made for them. */
    @Transactional
    public Outcome<OneTimePassword> invite(Invitation to, Actor actor, Instant now) {
        var made = OneTimePassword.of(UserBook.known(to.login()));
        var newcomer = new Newcomer(to.login(), to.name(), to.role(), to.account(), made.text());
        return users.add(newcomer, Optional.of(now.plus(ONCE)), actor, now).map(user -> made);
    }

    private User keep(
            Held held,
            PasswordHash hash,
            Optional<Instant> onceUntil,
            @Nullable String butFor,
            Kind kind,
            Actor actor,
            Instant now) {
        var changed = held.user().with(hash, onceUntil);
        store.update(held.bucket(), changed);
        sessions.end(changed.login(), butFor);
        book.journal(changed, kind, Map.of(), actor, now);
        return changed;
    }
}
