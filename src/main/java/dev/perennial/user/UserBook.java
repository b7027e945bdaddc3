package dev.perennial.user;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where users are found, held and told of: the steps that all commands about them share. */
@Component
class UserBook {
    private final Accounts accounts;
    private final UserStore store;
    private final Journal journal;
    private final AccountNews news;
    private final Buckets buckets;
    private final Ids ids;

    UserBook(Accounts accounts, UserStore store, Journal journal, AccountNews news, Buckets buckets, Ids ids) {
        this.accounts = accounts;
        this.store = store;
        this.journal = journal;
        this.news = news;
        this.buckets = buckets;
        this.ids = ids;
    }

    /**
     * A user whose account is locked.
     *
     * @param all users of the account; of an operator, that one alone
     */
    record Held(User user, List<User> all, int bucket) {}

    /** As typed to sign in; capitals do not count. */
    static String known(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    Optional<User> find(String login) {
        var known = known(login);
        return store.owner(buckets.of(known), known).flatMap(account -> store.find(bucket(known, account), known));
    }

    /** Empty where nobody has this login, or nobody whom the actor may know of. */
    Optional<Held> lock(String login, Actor actor) {
        var known = known(login);
        var owner = store.owner(buckets.of(known), known);
        if (owner.isEmpty()) return Optional.empty();
        int bucket = bucket(known, owner.get());
        if (owner.get().isEmpty()) {
            return actor.account().isPresent()
                    ? Optional.empty()
                    : store.find(bucket, known).map(user -> new Held(user, List.of(user), bucket));
        }
        var account = owner.get().get();
        if (accounts.lock(account, actor).isEmpty()) return Optional.empty();
        var all = store.of(bucket, account);
        return all.stream()
                .filter(user -> user.login().equals(known))
                .findFirst()
                .map(user -> new Held(user, all, bucket));
    }

    /** Keeps a change, and tells the account's owners of it. Operators have no account, and no journal. */
    void journal(User user, JournalEntry.Kind kind, Map<String, String> facts, Actor actor, Instant now) {
        user.account().ifPresent(account -> {
            var whole = new HashMap<>(facts);
            whole.put("login", user.login());
            var entry = new JournalEntry(
                    ids.next(account.value(), now), account, Optional.empty(), now, actor, kind, Map.copyOf(whole));
            journal.record(bucket(user), List.of(entry));
            news.tell(user, kind, facts, actor, now);
        });
    }

    int bucket(User user) {
        return bucket(user.login(), user.account());
    }

    private int bucket(String login, Optional<Account.Id> account) {
        return account.map(accounts::bucketOf).orElseGet(() -> buckets.of(login));
    }
}
