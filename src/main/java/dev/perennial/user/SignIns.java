package dev.perennial.user;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Sha256;
import dev.perennial.user.SignIn.Origin;
import dev.perennial.user.SignIn.Presence;
import dev.perennial.user.SignIn.Result;
import dev.perennial.user.SignIn.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to who came in, who is in now, and sending them out. Its instants are the machine's own. */
@Component
public class SignIns {
    /** Of a user so many tries that came in are kept, as many that did not, and none older than this. */
    static final int KEPT = 100;

    static final Duration KEPT_FOR = Duration.ofDays(90);

    private final Accounts accounts;
    private final SignInStore store;
    private final UserBook book;
    private final AccountNews news;
    private final Ids ids;

    SignIns(Accounts accounts, SignInStore store, UserBook book, AccountNews news, Ids ids) {
        this.accounts = accounts;
        this.store = store;
        this.book = book;
        this.news = news;
        this.ids = ids;
    }

    /**
     * Keeps what a try came to, and forgets what is too old.
     *
     * @param session the id of the session it began; null where it began none
     */
    @Transactional
    public void record(User user, Way way, Result result, Origin origin, @Nullable String session, Instant now) {
        int bucket = book.bucket(user);
        var id = ids.next(user.account().map(Account.Id::value).orElse(user.login()), now);
        store.insert(
                bucket,
                new SignIn(id, user.login(), now, way, result, origin.address(), origin.browser()),
                session == null ? null : hash(session));
        store.forget(bucket, user.login(), result == Result.SIGNED_IN, now.minus(KEPT_FOR), KEPT);
    }

    /**
     * Keeps that somebody came in; from a browser not seen for long, the account's owners are told.
     *
     * @param at by the machine's own clock
     * @param now the platform's time
     */
    @Transactional
    public void letIn(User user, Way way, Origin origin, String session, Instant at, Instant now) {
        if (isNews(user, origin, at)) {
            user.account().ifPresent(accounts::lock);
            // Two who come in at once by the same browser are one piece of news.
            if (isNews(user, origin, at)) news.tellSignIn(user, way, origin, now);
        }
        record(user, way, Result.SIGNED_IN, origin, session, at);
    }

    private boolean isNews(User user, Origin origin, Instant at) {
        var seen = store.seen(book.bucket(user), user.login(), origin.browser(), at.minus(KEPT_FOR));
        return NewsRule.isNews(seen.before(), seen.browser());
    }

    /** The session goes on by another id. */
    @Transactional
    public void moved(User user, String from, String to) {
        store.move(book.bucket(user), user.login(), hash(from), hash(to));
    }

    /** The latest first. */
    public List<SignIn> of(User user, int limit) {
        return store.of(book.bucket(user), user.login(), limit);
    }

    /** When each of these users of an account last came in; those who never did are not in it. */
    public Map<String, Instant> last(Account.Id account, Collection<User> users) {
        return store.last(
                accounts.bucketOf(account), users.stream().map(User::login).toList());
    }

    /**
     * Where somebody is signed in, the latest seen first.
     *
     * @param here the session that asks
     */
    public List<Presence> present(User user, String here, Instant now) {
        var origins = store.origins(book.bucket(user), user.login());
        var asking = HexFormat.of().formatHex(hash(here));
        return store.sessions(user.login(), now).stream()
                .map(open -> {
                    var origin = origins.getOrDefault(open.hash(), new Origin("", ""));
                    return new Presence(
                            open.since(),
                            open.seenAt(),
                            origin.address(),
                            origin.browser(),
                            open.hash().equals(asking));
                })
                .toList();
    }

    /** Signs a user out of every browser: one's own, or by an owner of the account. Answers how many sessions ended. */
    @Transactional
    public Outcome<Integer> signOutEverywhere(String login, Actor actor, Instant now) {
        var held = book.lock(login, actor);
        if (held.isEmpty()) return refused(UserRefusal.USER_NOT_FOUND);
        var user = held.get().user();
        var denied = UserRule.isSelf(user, actor)
                ? Optional.<UserRefusal>empty()
                : UserRule.manage(held.get().all(), actor);
        if (denied.isPresent()) return refused(denied.get());

        // From here on they are out.
        int ended = store.end(user.login(), null);
        book.journal(user, JournalEntry.Kind.USER_SIGNED_OUT, Map.of(), actor, now);
        return Outcome.done(ended);
    }

    private static byte[] hash(String session) {
        return Sha256.of(session);
    }
}
