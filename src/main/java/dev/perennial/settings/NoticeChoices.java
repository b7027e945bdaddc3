package dev.perennial.settings;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.contact.Contact;
import dev.perennial.journal.JournalEntry.Kind;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.notice.Channel;
import dev.perennial.notice.MinimumRule;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Preference;
import dev.perennial.notice.Preferences;
import dev.perennial.notice.RecipientRule.People;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.user.Users;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to who is told of what: what an account's owners choose, and what a contact leaves by one click. */
@Component
public class NoticeChoices {
    private final Accounts accounts;
    private final Users users;
    private final Preferences preferences;
    private final Catalogs catalogs;
    private final ContactNews news;

    NoticeChoices(Accounts accounts, Users users, Preferences preferences, Catalogs catalogs, ContactNews news) {
        this.accounts = accounts;
        this.users = users;
        this.preferences = preferences;
        this.catalogs = catalogs;
        this.news = news;
    }

    /** A kind that a contact wants on a channel. */
    public record Wanted(NoticeKind kind, Channel channel) {}

    /**
     * What is chosen for a contact.
     *
     * @param product of one product, or {@link Preference#ALL_PRODUCTS}
     * @param channels those chosen for; of the others it stays as it was
     * @param wanted all that is wanted there
     */
    public record Choice(UUID contact, String product, Set<Channel> channels, Set<Wanted> wanted) {}

    /** Whom the account has, and what was chosen for them. */
    public Optional<People> of(Account.Id id) {
        return accounts.find(id).map(account -> preferences.of(accounts.bucketOf(id), account));
    }

    /** What this contact is told of from now on. */
    @Transactional
    public Outcome<People> choose(Account.Id id, Choice choice, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        var denied = users.whyNotManaged(id, actor);
        if (denied.isPresent()) return refused(denied.get());
        var before = preferences.of(accounts.bucketOf(id), locked.get());
        var found = find(before, choice.contact());
        if (found.isEmpty() || !isSold(choice.product())) return refused(ContactRefusal.CONTACT_NOT_FOUND);
        var contact = found.get();
        return keep(
                before,
                ChoiceRule.chosen(before, contact, choice.product(), choice.channels(), choice.wanted()),
                contact,
                actor,
                now);
    }

    /**
     * What a contact leaves, or takes up again, by the link in a message: the link is signed, and shows who asks. What
     * must be told is not left so.
     */
    @Transactional
    public Outcome<People> leave(
            Account.Id id, UUID which, Channel channel, Set<NoticeKind> kinds, boolean again, Instant now) {
        var locked = accounts.lock(id);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        var before = preferences.of(accounts.bucketOf(id), locked.get());
        var found = find(before, which);
        if (found.isEmpty()) return refused(ContactRefusal.CONTACT_NOT_FOUND);
        var told = kinds.stream().filter(kind -> !kind.isOptional()).toList();
        if (!told.isEmpty()) return refused(ContactRefusal.NOTICE_NOT_OPTIONAL, named(told));
        return keep(
                before, ChoiceRule.said(before, found.get(), channel, kinds, again), found.get(), Actor.SYSTEM, now);
    }

    private Outcome<People> keep(People before, People after, Contact contact, Actor actor, Instant now) {
        var untold = MinimumRule.untold(before, after);
        if (!untold.isEmpty()) return refused(ContactRefusal.MINIMUM_NEEDS_SOMEBODY, named(untold));
        var said = ChoiceRule.of(after, contact.id());
        if (Set.copyOf(said).equals(Set.copyOf(ChoiceRule.of(before, contact.id())))) return Outcome.done(before);

        // From here on it is chosen.
        var account = before.account();
        preferences.keep(accounts.bucketOf(account.id()), contact.id(), said);
        news.record(account, Kind.PREFERENCES_CHANGED, contact, Map.of(), actor, now);
        return Outcome.done(after);
    }

    private boolean isSold(String product) {
        return product.equals(Preference.ALL_PRODUCTS)
                || catalogs.current().products().containsKey(product);
    }

    private static Optional<Contact> find(People people, UUID contact) {
        return people.contacts().stream()
                .filter(one -> one.id().equals(contact))
                .findFirst();
    }

    private static Map<String, String> named(Collection<NoticeKind> kinds) {
        return Map.of("kinds", kinds.stream().map(Enum::name).collect(Collectors.joining("|")));
    }
}
