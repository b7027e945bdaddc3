package dev.perennial.api;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Sentences;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks by a key: an argument of every operation. */
public final class Caller {
    private final ApiKeys.Holder holder;
    private final Accounts accounts;
    private final Locale language;

    Caller(ApiKeys.Holder holder, Accounts accounts, Locale language) {
        this.holder = holder;
        this.accounts = accounts;
        this.language = language;
    }

    public Actor actor() {
        return holder.actor();
    }

    public boolean isVendors() {
        return holder.user().role().isVendors();
    }

    /** Whether it may carry the books out of the house, as files. */
    public boolean mayTakeBooks() {
        return holder.user().role().mayTakeBooks();
    }

    public boolean may(Scope scope) {
        return holder.may(scope);
    }

    /** What identifies the key, for what is counted or kept for each. */
    public String key() {
        return holder.key().id().toString();
    }

    /** The key's own account; empty for the vendor's people. */
    public Optional<Account.Id> own() {
        return holder.user().account();
    }

    /**
     * The account an operation is about: a customer's own, whether named or not; for the vendor's people the one named.
     *
     * @throws RefusedException where it is another's or there is none of that name, or nobody said which
     */
    public Account account(@Nullable String named) {
        var own = holder.user().account().map(Account.Id::value).orElse(null);
        var asked = named == null ? own : named;
        if (asked == null) throw new RefusedException(ApiRefusal.ACCOUNT_MISSING, Map.of());
        return Optional.of(asked)
                .filter(id -> actor().reaches(id))
                .flatMap(id -> accounts.find(new Account.Id(id)))
                .orElseThrow(() -> new RefusedException(ApiRefusal.ACCOUNT_NOT_FOUND, Map.of("account", asked)));
    }

    /** In the language asked for. */
    public Sentences sentences() {
        return Sentences.in(language);
    }

    public Locale language() {
        return language;
    }
}
