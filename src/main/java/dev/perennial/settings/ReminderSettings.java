package dev.perennial.settings;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.account.ReminderDays;
import dev.perennial.account.ReminderDays.Day;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Front door to the reminder days an account adds of its own (rule 30): beside what the policies promise, never instead
 * of it. A reminder whose day is past when it is added is sent once, late; one told before is not told again.
 */
@Component
public class ReminderSettings {
    private final Accounts accounts;
    private final Users users;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Installation installation;
    private final Journal journal;
    private final Ids ids;

    ReminderSettings(
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

    /** Adds a day; items of its product, or of all, are reminded of then. */
    @Transactional
    public Outcome<ReminderDays> add(Account.Id id, Day day, Actor actor, Instant now) {
        var owned = owned(id, actor);
        if (!(owned instanceof Outcome.Done<Account>(var account))) return owned.map(Account::reminders);
        if (!isKnown(day.product())) {
            return refused(ReminderRefusal.REMINDER_PRODUCT_UNKNOWN, Map.of("product", day.product()));
        }
        if (day.days() < 1 || day.days() > ReminderDays.DAYS_MAX) {
            return refused(ReminderRefusal.REMINDER_DAYS_INVALID, Map.of("max", String.valueOf(ReminderDays.DAYS_MAX)));
        }
        if (isPromised(account.reminders(), day)) {
            return refused(ReminderRefusal.REMINDER_PROMISED, Map.of("days", String.valueOf(day.days())));
        }
        if (account.reminders().all().size() == ReminderDays.COUNT_MAX) {
            return refused(
                    ReminderRefusal.REMINDER_DAYS_TOO_MANY, Map.of("max", String.valueOf(ReminderDays.COUNT_MAX)));
        }
        return Outcome.done(
                change(account, account.reminders().with(day), day, JournalEntry.Kind.REMINDER_DAY_ADDED, actor, now));
    }

    /** Takes back a day of the account's own. */
    @Transactional
    public Outcome<ReminderDays> remove(Account.Id id, Day day, Actor actor, Instant now) {
        var owned = owned(id, actor);
        if (!(owned instanceof Outcome.Done<Account>(var account))) return owned.map(Account::reminders);
        if (!account.reminders().has(day)) {
            return refused(ReminderRefusal.REMINDER_DAY_UNKNOWN, Map.of("days", String.valueOf(day.days())));
        }
        return Outcome.done(change(
                account, account.reminders().without(day), day, JournalEntry.Kind.REMINDER_DAY_REMOVED, actor, now));
    }

    private Outcome<Account> owned(Account.Id id, Actor actor) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        var denied = users.whyNotManaged(id, actor);
        return denied.isPresent() ? refused(denied.get()) : Outcome.done(locked.get());
    }

    private boolean isKnown(String product) {
        return product.equals(ReminderDays.ALL_PRODUCTS)
                || catalogs.current().find(product).isPresent();
    }

    private boolean isPromised(ReminderDays own, Day day) {
        return own.has(day)
                || own.has(new Day(ReminderDays.ALL_PRODUCTS, day.days()))
                || catalogs.current()
                        .find(day.product())
                        .filter(product -> product.policy().reminderDays().contains(day.days()))
                        .isPresent();
    }

    private ReminderDays change(
            Account account, ReminderDays days, Day day, JournalEntry.Kind kind, Actor actor, Instant now) {
        // From here on it is so.
        int bucket = accounts.bucketOf(account.id());
        accounts.remindOn(bucket, account.id(), days);
        replan(bucket, account, days);
        var facts = Map.of("product", day.product(), "days", String.valueOf(day.days()));
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(account.id().value(), now), account.id(), Optional.empty(), now, actor, kind, facts)));
        return days;
    }

    private void replan(int bucket, Account account, ReminderDays days) {
        var zones = new Zones(account.zone(), installation.zone());
        subscriptions.replan(bucket, account.id(), item -> replanned(item, account.reminders(), days, zones));
    }

    /** The row read carries the new days already: what was decided on is known by the old ones. */
    private Subscription replanned(Subscription item, ReminderDays before, ReminderDays after, Zones zones) {
        var product = item.item().product();
        var policy = catalogs.current().product(product).policy();
        return Planning.rescheduled(item.reminded(before.of(product)), item.reminded(after.of(product)), policy, zones);
    }
}
