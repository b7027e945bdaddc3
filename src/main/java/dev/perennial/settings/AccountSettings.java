package dev.perennial.settings;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.Installation;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Zones;
import dev.perennial.user.Users;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Front door to an account's settings. By another zone, what is already sold keeps its instants: the terms there are end
 * when they would have ended, and the next ones at 00:00 of the new zone (rule 16). Reminders move to their hour of the
 * new zone, and none that was decided on is told again.
 */
@Component
public class AccountSettings {
    private static final int NAME_MAX = 100;

    private final Accounts accounts;
    private final Users users;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Installation installation;
    private final Journal journal;
    private final Ids ids;

    AccountSettings(
            Accounts accounts,
            Users users,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Installation installation,
            Journal journal,
            Ids ids) {
        this.accounts = accounts;
        this.users = users;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.installation = installation;
        this.journal = journal;
        this.ids = ids;
    }

    /**
     * What an owner may set.
     *
     * @param language of notices, and of the pages of users who chose none
     * @param zone by its IANA name
     */
    public record Settings(String name, Locale language, String zone) {}

    @Transactional
    public Outcome<Account> change(Account.Id id, Settings wanted, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        var denied = users.whyNotManaged(id, actor);
        if (denied.isPresent()) return refused(denied.get());
        var name = wanted.name().strip();
        if (isNoName(name)) return refused(SettingsRefusal.ACCOUNT_NAME_INVALID);
        if (!ZoneId.getAvailableZoneIds().contains(wanted.zone())) {
            return refused(SettingsRefusal.ZONE_UNKNOWN, Map.of("zone", wanted.zone()));
        }
        var before = locked.get();
        var after = before.with(name, Locale.of(wanted.language().getLanguage()), ZoneId.of(wanted.zone()));
        if (after.equals(before)) return Outcome.done(before);

        // From here on it is so.
        int bucket = accounts.bucketOf(id);
        accounts.settle(bucket, after);
        if (!after.zone().equals(before.zone())) {
            move(bucket, before, after);
        }
        var entry = new JournalEntry(
                ids.next(id.value(), now),
                id,
                Optional.empty(),
                now,
                actor,
                JournalEntry.Kind.SETTINGS_CHANGED,
                changed(before, after));
        journal.record(bucket, List.of(entry));
        return Outcome.done(after);
    }

    private void move(int bucket, Account before, Account after) {
        var from = new Zones(before.zone(), installation.zone());
        var to = new Zones(after.zone(), installation.zone());
        subscriptions.replan(bucket, after.id(), item -> moved(item, from, to));
    }

    private Subscription moved(Subscription item, Zones from, Zones to) {
        var policy = catalogs.current().product(item.item().product()).policy();
        return Planning.moved(item, policy, from, to);
    }

    /** What it is now, of what is another than it was. */
    private static Map<String, String> changed(Account before, Account after) {
        var facts = new HashMap<String, String>();
        if (!before.name().equals(after.name())) facts.put("name", after.name());
        if (!before.language().equals(after.language())) {
            facts.put("language", after.language().getLanguage());
        }
        if (!before.zone().equals(after.zone())) facts.put("zone", after.zone().getId());
        return facts;
    }

    private static boolean isNoName(String name) {
        return name.isEmpty() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl);
    }
}
