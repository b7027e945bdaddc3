package dev.perennial.listing;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Front door to lists of an account's items. */
@Component
public class Listings {
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final ItemQueries items;
    private final KinQueries kin;
    private final Lines lines;

    Listings(Accounts accounts, Catalogs catalogs, ItemQueries items, KinQueries kin, Lines lines) {
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.items = items;
        this.kin = kin;
        this.lines = lines;
    }

    /**
     * The items from the search's place on, in its order; before a place, those nearest to it.
     *
     * @param language that names of products are sorted in
     */
    public List<Found> find(Account account, Search search, Locale language, int limit) {
        var ranks = Ranks.of(search.ordering(), catalogs.current(), account.currency(), language);
        return items.items(accounts.bucketOf(account.id()), account.id(), search, ranks, limit);
    }

    /** How many items there are of each mode, of those the search lets through. */
    public Map<Mode, Long> counts(Account account, Search search) {
        return items.counts(accounts.bucketOf(account.id()), account.id(), search);
    }

    /** Those of these items that are the account's, in this order. */
    public List<Line> lines(Account account, List<String> ids, Instant now) {
        return lines.of(account, ids, now);
    }

    /** When its turn comes if money is short (rule 9), as the claim of due items has it; not for pay-as-you-go. */
    public Turn turn(Subscription item) {
        return kin.turn(accounts.bucketOf(item.account()), item);
    }

    /** The account's items that do not work without this one, what ends first first. */
    public List<String> needing(Subscription needed, int limit) {
        return kin.needing(accounts.bucketOf(needed.account()), needed.account(), needed.id(), limit);
    }

    public long countNeeding(Subscription needed) {
        return kin.countNeeding(accounts.bucketOf(needed.account()), needed.account(), needed.id());
    }
}
