package dev.perennial.event;

import dev.perennial.account.Account;
import java.util.Optional;
import java.util.Set;

/**
 * Which events somebody wants to hear of.
 *
 * @param account whose; empty for everybody's
 * @param subscription of which item; empty for all and for what concerns the account itself
 * @param types empty for all, those to come too
 */
public record Wanted(Optional<Account.Id> account, Optional<String> subscription, Set<EventType> types) {
    public Wanted {
        types = Set.copyOf(types);
    }

    public static Wanted of(Account.Id account) {
        return new Wanted(Optional.of(account), Optional.empty(), Set.of());
    }
}
