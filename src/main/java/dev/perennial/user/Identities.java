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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Journal journal;
    private final Buckets buckets;
    private final Ids ids;

    Identities(Accounts accounts, Users users, IdentityStore store, Journal journal, Buckets buckets, Ids ids) {
        this.accounts = accounts;
        this.users = users;
        this.store = store;
        this.journal = journal;
        this.buckets = buckets;
        this.ids = ids;
    }

    @Transactional
    public Outcome<User> admit(Identity identity, Instant now) {
        var known = store.login(buckets.of(identity.key()), identity).flatMap(users::find);
        if (known.isPresent()) return working(known.get());
        if (identity.email().isEmpty()) return refused(IdentityRefusal.OPENID_EMAIL_UNVERIFIED);
        var user = identity.email().flatMap(users::find).orElse(null);
        if (user == null) return refused(IdentityRefusal.OPENID_USER_UNKNOWN);
        user.account().ifPresent(accounts::lock);
        if (store.isBound(bucket(user), user.login(), identity.issuer())) {
            return refused(IdentityRefusal.OPENID_USER_BOUND);
        }
        if (user.isDisabled()) return refused(IdentityRefusal.OPENID_USER_DISABLED);

        // From here on it is this user.
        store.enter(buckets.of(identity.key()), identity, user.login(), now);
        store.bind(bucket(user), user.login(), identity);
        user.account().ifPresent(account -> record(user, account, identity, now));
        return Outcome.done(user);
    }

    private static Outcome<User> working(User user) {
        return user.isDisabled() ? refused(IdentityRefusal.OPENID_USER_DISABLED) : Outcome.done(user);
    }

    private void record(User user, Account.Id account, Identity identity, Instant now) {
        var entry = new JournalEntry(
                ids.next(account.value(), now),
                account,
                Optional.empty(),
                now,
                Actor.customer(user.login(), account.value()),
                JournalEntry.Kind.IDENTITY_BOUND,
                Map.of("login", user.login(), "issuer", identity.issuer()));
        journal.record(bucket(user), List.of(entry));
    }

    private int bucket(User user) {
        return user.account()
                .map((Account.Id account) -> accounts.bucketOf(account))
                .orElseGet(() -> buckets.of(user.login()));
    }
}
