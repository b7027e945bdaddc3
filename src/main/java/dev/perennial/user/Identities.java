package dev.perennial.user;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Outcome;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Front door to those whom an OpenID provider vouches for. It makes nobody a user: the first time, a user is found whose
 * login is the verified address; from then on that user is whom the provider's own name for them leads to.
 */
@Component
public class Identities {
    private final Accounts accounts;
    private final Users users;
    private final IdentityStore store;
    private final UserBook book;
    private final Buckets buckets;

    Identities(Accounts accounts, Users users, IdentityStore store, UserBook book, Buckets buckets) {
        this.accounts = accounts;
        this.users = users;
        this.store = store;
        this.book = book;
        this.buckets = buckets;
    }

    @Transactional
    public Outcome<User> admit(Identity identity, Instant now) {
        var known = store.login(buckets.of(identity.key()), identity).flatMap(users::find);
        if (known.isPresent()) return working(known.get());
        if (identity.email().isEmpty()) return refused(IdentityRefusal.OPENID_EMAIL_UNVERIFIED);
        var user = identity.email().flatMap(users::find).orElse(null);
        if (user == null) return refused(IdentityRefusal.OPENID_USER_UNKNOWN);
        user.account().ifPresent(accounts::lock);
        if (store.isBound(book.bucket(user), user.login(), identity.issuer())) {
            return refused(IdentityRefusal.OPENID_USER_BOUND);
        }
        if (user.isDisabled()) return refused(IdentityRefusal.OPENID_USER_DISABLED);

        // From here on it is this user.
        store.enter(buckets.of(identity.key()), identity, user.login(), now);
        store.bind(book.bucket(user), user.login(), identity);
        var facts = Map.of("issuer", identity.issuer());
        book.journal(user, JournalEntry.Kind.IDENTITY_BOUND, facts, user.actor(), now);
        return Outcome.done(user);
    }

    private static Outcome<User> working(User user) {
        return user.isDisabled() ? refused(IdentityRefusal.OPENID_USER_DISABLED) : Outcome.done(user);
    }
}
