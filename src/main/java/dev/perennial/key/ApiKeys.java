package dev.perennial.key;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import dev.perennial.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final KeyBook book;
    private final Buckets buckets;
    private final Ids ids;

    ApiKeys(KeyStore store, Accounts accounts, Users users, Vault vault, KeyBook book, Buckets buckets, Ids ids) {
        this.store = store;
        this.accounts = accounts;
        this.users = users;
        this.vault = vault;
        this.book = book;
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

    /** The keys of the vendor's people, newest first, and those revoked: no journal tells of them. */
    public List<ApiKey> ofVendors() {
        return buckets.all()
                .mapToObj(store::ofVendors)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(ApiKey::createdAt).reversed())
                .toList();
    }

    /** Makes a key for the user who asks, good for what this user may do at most. */
    @Transactional
    public Outcome<Made> make(User user, Wish wish, Instant now) {
        return make(user.login(), wish, user.actor(), now);
    }

    /** Makes a key that acts in this user's name: by that very user, or by the vendor's. */
    @Transactional
    public Outcome<Made> make(String login, Wish wish, Actor actor, Instant now) {
        return users.get(login, actor).then(known -> {
            known.account().ifPresent(account -> accounts.lock(account, actor));
            return users.get(login, actor).then(user -> make(user, wish, actor, now));
        });
    }

    private Outcome<Made> make(User user, Wish wish, Actor actor, Instant now) {
        var denied = KeyRule.whyNot(user, wish, of(user).size(), actor, now);
        if (denied.isPresent()) return refused(denied.get(), KeyRule.facts(denied.get(), user, wish));

        // From here on it is made.
        var key = new ApiKey(
                ids.next(user.account().map(Account.Id::value).orElse(user.login()), now),
                user.account(),
                user.login(),
                wish.name().strip(),
                wish.kind(),
                wish.scopes(),
                now,
                actor.shown(),
                wish.expiresAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var made = wish.kind() == ApiKey.Kind.BEARER ? bearing(user, key) : signing(user, key);
        book.record(List.of(key), JournalEntry.Kind.KEY_MADE, actor, now);
        return Outcome.done(made);
    }

    private Made bearing(User user, ApiKey key) {
        var text = KeyText.make(key.id());
        store.insert(bucket(user), new KeyStore.Kept(key, text.sha256(), null));
        return new Made(key, key.id().toString(), text.text());
    }

    private Made signing(User user, ApiKey key) {
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(KeyText.random());
        store.insert(bucket(user), new KeyStore.Kept(key, null, vault.seal(purpose(key.id()), bytes(secret))));
        return new Made(key, AccessKeyId.of(key.id()), secret);
    }

    /** The key of this id, where whoever asks may end it: its user, an owner of the account, an operator. */
    public Outcome<ApiKey> get(UUID id, Actor actor) {
        return store.find(buckets.of(id), id)
                .map(KeyStore.Kept::key)
                .filter(key -> key.revokedAt().isEmpty())
                .filter(key ->
                        actor.reaches(key.account().map(Account.Id::value).orElse("")))
                .map(key -> whyNotEnded(key, actor)
                        .<Outcome<ApiKey>>map(Outcome::refused)
                        .orElseGet(() -> Outcome.done(key)))
                .orElseGet(() -> refused(KeyRefusal.KEY_NOT_FOUND));
    }

    /** From now on it opens nothing: by its own user, by an owner of the account, or by an operator. */
    @Transactional
    public Outcome<ApiKey> revoke(UUID id, Actor actor, Instant now) {
        return get(id, actor).then(known -> {
            known.account().ifPresent(account -> accounts.lock(account, actor));
            return get(id, actor).then(key -> end(key, actor, now));
        });
    }

    private Outcome<ApiKey> end(ApiKey key, Actor actor, Instant now) {
        if (!store.revoke(buckets.of(key.id()), key.id(), actor.shown(), now)) {
            return refused(KeyRefusal.KEY_NOT_FOUND);
        }
        book.record(List.of(key), JournalEntry.Kind.KEY_REVOKED, actor, now);
        return Outcome.done(key);
    }

    private Optional<? extends Refusal> whyNotEnded(ApiKey key, Actor actor) {
        if (key.login().equals(actor.name())) return Optional.empty();
        if (actor.kind() == Actor.Kind.CUSTOMER) {
            return users.whyNotManaged(key.account().orElseThrow(), actor);
        }
        boolean may = KeyRule.mayEndOthers(users.find(actor.name()));
        return may ? Optional.empty() : Optional.of(KeyRefusal.KEY_NOT_FOUND);
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
                .filter(kept -> kept.sealed() != null && vault.isOurs(kept.sealed()))
                .flatMap(kept -> holder(kept.key(), now)
                        .map(holder -> new Signer(
                                holder, text(vault.open(purpose(kept.key().id()), kept.sealed())))));
    }

    /** Whether a key that signs was ever made under this name, whatever became of it. */
    public boolean wasSigner(String accessKeyId) {
        return AccessKeyId.read(accessKeyId)
                .flatMap(id -> store.find(buckets.of(id), id))
                .filter(kept -> kept.sealed() != null)
                .isPresent();
    }

    private Optional<Holder> holder(ApiKey key, Instant now) {
        if (key.isOver(now)) return Optional.empty();
        var user = users.find(key.login())
                .filter(found -> !found.isDisabled() && found.account().equals(key.account()));
        user.ifPresent(known -> used(key, known, now));
        return user.map(known -> new Holder(key, known));
    }

    private void used(ApiKey key, User user, Instant now) {
        var coarse = now.minus(COARSELY);
        if (key.usedAt().filter(at -> at.isAfter(coarse)).isEmpty()) {
            store.used(bucket(user), key.id(), now, coarse);
        }
    }

    private int bucket(User user) {
        return user.account().map(accounts::bucketOf).orElseGet(() -> buckets.of(user.login()));
    }

    static String purpose(UUID key) {
        return "api key " + key;
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] secret) {
        return new String(secret, StandardCharsets.US_ASCII);
    }
}
