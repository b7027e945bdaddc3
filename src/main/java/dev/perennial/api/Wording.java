package dev.perennial.api;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Words;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How an answer about items is told: in the language asked for, by the calendar of the account they are of. */
@Component
public class Wording {
    private final Accounts accounts;
    private final Subscriptions subscriptions;

    Wording(Accounts accounts, Subscriptions subscriptions) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
    }

    public Words of(Caller caller, Collection<Subscription.Id> items) {
        var zone = account(caller, items).map(Account::zone);
        return new Words(caller.language(), zone.orElse(ZoneOffset.UTC));
    }

    /** The account an act on these items is for: the caller's own, or for the vendor's people that of the first. */
    public Optional<Account> account(Caller caller, Collection<Subscription.Id> items) {
        return caller.own()
                .or(() -> items.stream()
                        .flatMap(id -> subscriptions.owner(id).stream())
                        .findFirst())
                .flatMap(accounts::find);
    }
}
