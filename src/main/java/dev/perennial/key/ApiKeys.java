package dev.perennial.key;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import dev.perennial.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to the keys of programs. */
@Component
public class ApiKeys {
    public static final int NAME_MAX = 60;
    public static final int COUNT_MAX = 20;

    private static final Duration COARSELY = Duration.ofMinutes(5);

    private final KeyStore store;
    private final Accounts accounts;
    private final Users users;
    private final Vault vault;
    private final Journal journal;
    private final Buckets buckets;
    private final Ids ids;

    ApiKeys(KeyStore store, Accounts accounts, Users users, Vault vault, Journal journal, Buckets buckets, Ids ids) {
        this.store = store;
        this.accounts = accounts;
        this.users = users;
        this.vault = vault;
        this.journal = journal;
        this.buckets = buckets;
        this.ids = ids;
    }

    /** A key as its user asks for it. */
    public record Wish(String name, ApiKey.Kind kind, Set<Scope> scopes, Optional<Instant> expiresAt) {}

    /**
     * A key just made. What opens doors is told here and never again.
     *
     * @param id what a request that is signed names; the key's own id for one that is sent
     * @param secret what is sent, or signs
     */
    public record Made(ApiKey key, String id, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "made key " + key.id();
        }
    }

    /** Who comes in by a key, and with what of it. */
    public record Holder(ApiKey key, User user) {
        public Actor actor() {
            return user.actor().by(key.name());
        }

        public boolean may(Scope scope) {
            return key.scopes().contains(scope) && scope.isOpenTo(user.role());
        }
    }

    /** As {@link Holder}, with the secret that signs. */
    public record Signer(Holder holder, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "signer " + holder.key().id();
        }
    }

    /** The keys of an account's users, newest first. */
    public List<ApiKey> of(Account.Id account) {
        return store.ofAccount(accounts.bucketOf(account), account);
    }

    /** The keys of one user, newest first. */
    public List<ApiKey> of(User user) {
        return store.ofLogin(bucket(user), user.login());
    }

    /** Makes a key for the user who asks, good for what this user may do at most. */
    @Transactional
    public Outcome<Made> make(User user, Wish wish, Instant now) {
        user.account().ifPresent(account -> accounts.lock(account, user.actor()));
        var denied = KeyRule.whyNot(user, wish, of(user).size(), now);
        if (denied.isPresent()) return refused(denied.get(), Map.of("max", String.valueOf(NAME_MAX)));

        // From here on it is made.
        var owner = user.account().map(Account.Id::value).orElse(user.login());
        var key = new ApiKey(
                ids.next(owner, now),
                user.account(),
                user.login(),
                wish.name().strip(),
                wish.kind(),
                wish.scopes(),
                now,
                wish.expiresAt(),
                Optional.empty(),
                Optional.empty());
        var made = wish.kind() == ApiKey.Kind.BEARER ? bearing(user, key) : signing(user, key);
        record(key, JournalEntry.Kind.KEY_MADE, user.actor(), now);
        return Outcome.done(made);
    }

    private Made bearing(User user, ApiKey key) {
        var text = KeyText.make(key.id());
        store.insert(bucket(user), new KeyStore.Kept(key, text.sha256(), null));
        return new Made(key, key.id().toString(), text.text());
    }

    private Made signing(User user, ApiKey key) {
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(KeyText.random());
        store.insert(bucket(user), new KeyStore.Kept(key, null, vault.seal(purpose(key.id()), secret.getBytes())));
        return new Made(key, AccessKeyId.of(key.id()), secret);
    }

    /** From now on it opens nothing: by its own user, by an owner of the account, or by an operator. */
    @Transactional
    public Outcome<ApiKey> revoke(UUID id, Actor actor, Instant now) {
        int bucket = buckets.of(id);
        var found = store.find(bucket, id)
                .map(KeyStore.Kept::key)
                .filter(key -> key.revokedAt().isEmpty())
                .filter(key ->
                        actor.reaches(key.account().map(Account.Id::value).orElse("")));
        if (found.isEmpty()) return refused(KeyRefusal.KEY_NOT_FOUND);
        var key = found.get();
        key.account().ifPresent(account -> accounts.lock(account, actor));
        if (!key.login().equals(actor.name()) && key.account().isPresent()) {
            var denied = users.whyNotManaged(key.account().get(), actor);
            if (denied.isPresent()) return refused(denied.get());
        }

        // From here on it is revoked.
        store.revoke(bucket, id, now);
        record(key, JournalEntry.Kind.KEY_REVOKED, actor, now);
        return Outcome.done(key);
    }

    /** Who sends this; empty where it is nobody's key, or one that opens nothing any more. */
    public Optional<Holder> bearer(String sent, Instant now) {
        return KeyText.read(sent)
                .flatMap(text -> store.find(buckets.of(text.key()), text.key())
                        .filter(kept -> kept.sha256() != null && text.isOf(kept.sha256())))
                .flatMap(kept -> holder(kept.key(), now));
    }

    /** Whose key signs under this name, with the secret; empty where nobody's does any more. */
    public Optional<Signer> signer(String accessKeyId, Instant now) {
        return AccessKeyId.read(accessKeyId)
                .flatMap(id -> store.find(buckets.of(id), id))
                .filter(kept -> kept.sealed() != null)
                .flatMap(kept -> holder(kept.key(), now)
                        .map(holder -> new Signer(
                                holder, new String(vault.open(purpose(kept.key().id()), kept.sealed())))));
    }

    /** Whether a key that signs was ever made under this name, whatever became of it. */
    public boolean wasSigner(String accessKeyId) {
        return AccessKeyId.read(accessKeyId)
                .flatMap(id -> store.find(buckets.of(id), id))
                .filter(kept -> kept.sealed() != null)
                .isPresent();
    }

    private Optional<Holder> holder(ApiKey key, Instant now) {
        boolean ended = key.revokedAt().isPresent()
                || key.expiresAt().filter(end -> !end.isAfter(now)).isPresent();
        if (ended) return Optional.empty();
        var user = users.find(key.login())
                .filter(found -> !found.isDisabled() && found.account().equals(key.account()));
        user.ifPresent(known -> store.used(bucket(known), key.id(), now, now.minus(COARSELY)));
        return user.map(known -> new Holder(key, known));
    }

    private void record(ApiKey key, JournalEntry.Kind kind, Actor actor, Instant now) {
        key.account()
                .ifPresent(account -> journal.record(
                        accounts.bucketOf(account),
                        List.of(new JournalEntry(
                                ids.next(account.value(), now),
                                account,
                                Optional.empty(),
                                now,
                                actor,
                                kind,
                                Map.of(
                                        "name",
                                        key.name(),
                                        "login",
                                        key.login(),
                                        "scopes",
                                        key.scopes().stream()
                                                .map(Scope::code)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))))));
    }

    private int bucket(User user) {
        return user.account().map(accounts::bucketOf).orElseGet(() -> buckets.of(user.login()));
    }

    private static String purpose(UUID key) {
        return "api key " + key;
    }
}
