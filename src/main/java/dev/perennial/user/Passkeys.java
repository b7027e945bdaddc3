package dev.perennial.user;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to passkeys. A user has its own, and nobody else's are there for it. */
@Component
public class Passkeys {
    private static final int MOST = 20;

    private final Accounts accounts;
    private final Users users;
    private final PasskeyStore store;
    private final UserBook book;
    private final Buckets buckets;

    Passkeys(Accounts accounts, Users users, PasskeyStore store, UserBook book, Buckets buckets) {
        this.accounts = accounts;
        this.users = users;
        this.store = store;
        this.book = book;
        this.buckets = buckets;
    }

    /** Oldest first. */
    public List<Passkey> of(User user) {
        return store.of(book.bucket(user), user.login());
    }

    /** The user a credential, or a handle, leads to. */
    public Optional<User> owner(String credentialOrHandle) {
        return store.login(buckets.of(credentialOrHandle), credentialOrHandle).flatMap(users::find);
    }

    public Optional<Passkey> find(String credential) {
        return owner(credential).flatMap(user -> store.find(book.bucket(user), user.login(), credential));
    }

    /** What stands for the user in its passkeys; empty before the first. */
    public Optional<String> handle(User user) {
        return store.handle(book.bucket(user), user.login());
    }

    /** Gives the user a handle, which stays. */
    @Transactional
    public void name(User user, String handle) {
        store.name(book.bucket(user), user.login(), handle);
        store.enter(buckets.of(handle), handle, user.login());
    }

    @Transactional
    public Outcome<Passkey> add(User user, CredentialRecord credential, Instant now) {
        lock(user);
        if (store.of(book.bucket(user), user.login()).size() >= MOST) return refused(PasskeyRefusal.PASSKEYS_TOO_MANY);
        var passkey = new Passkey(credential, Optional.empty());
        if (!store.enter(buckets.of(passkey.id()), passkey.id(), user.login())) {
            return refused(PasskeyRefusal.PASSKEY_ANSWER_INVALID);
        }

        // From here on it opens the door.
        store.insert(book.bucket(user), user.login(), credential, now);
        record(user, JournalEntry.Kind.PASSKEY_ADDED, passkey, now);
        return Outcome.done(passkey);
    }

    /**
     * A passkey has let its user in.
     *
     * @return whether its count of signatures went on; one that stands or goes back is told by a copy of the key
     */
    @Transactional
    public boolean used(User user, CredentialRecord credential, Instant now) {
        return store.used(book.bucket(user), user.login(), credential, now);
    }

    @Transactional
    public Outcome<Passkey> remove(User user, String credential, Instant now) {
        lock(user);
        var passkey = store.find(book.bucket(user), user.login(), credential);
        if (passkey.isEmpty()) return refused(PasskeyRefusal.PASSKEY_NOT_FOUND);
        store.delete(book.bucket(user), user.login(), credential);
        store.leave(buckets.of(credential), credential);
        record(user, JournalEntry.Kind.PASSKEY_REMOVED, passkey.get(), now);
        return Outcome.done(passkey.get());
    }

    private void lock(User user) {
        user.account().ifPresent(accounts::lock);
    }

    private void record(User user, JournalEntry.Kind kind, Passkey passkey, Instant now) {
        book.journal(user, kind, Map.of("passkey", passkey.label()), user.actor(), now);
    }
}
