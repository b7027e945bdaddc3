package dev.perennial.reminder;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.RecipientRule.Recipient;
import dev.perennial.notice.Telling;
import dev.perennial.subscription.ReminderRule;
import dev.perennial.subscription.ReminderRule.Occasion;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The reminders an account gets next, as things stand: by the rules the clockwork queues them by. */
@Component
public class ComingReminders {
    private static final Duration AHEAD = Duration.ofDays(400);

    private final Accounts accounts;
    private final Contacts contacts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Notices notices;

    ComingReminders(
            Accounts accounts, Contacts contacts, Subscriptions subscriptions, Catalogs catalogs, Notices notices) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.notices = notices;
    }

    /** One reminder of one item, and who gets it. */
    public record Coming(Instant at, Subscription item, Occasion occasion, NoticeKind kind, List<Person> people) {}

    /** @param channels by which the reminder goes to this contact */
    public record Person(String name, Set<Channel> channels) {}

    /** The first so many; of items that renew themselves, those before the charge. */
    public List<Coming> of(Account account, int limit, Instant now) {
        int bucket = accounts.bucketOf(account.id());
        var next = subscriptions.remindedNext(bucket, account.id(), limit).stream()
                .flatMap(item -> coming(item, account, now))
                .sorted(Comparator.comparing(Coming::at)
                        .thenComparing(coming -> coming.item().id()))
                .limit(limit)
                .toList();
        var names = contacts.of(bucket, List.of(account.id())).getOrDefault(account.id(), List.of()).stream()
                .collect(Collectors.toMap(Contact::id, Contact::name));
        var tellings = next.stream().map(ComingReminders::telling).toList();
        var whom = notices.whom(bucket, account, tellings);
        return next.stream()
                .map(coming -> new Coming(
                        coming.at(),
                        coming.item(),
                        coming.occasion(),
                        coming.kind(),
                        people(whom.get(telling(coming)), names)))
                .toList();
    }

    private Stream<Coming> coming(Subscription item, Account account, Instant now) {
        var policy = catalogs.current().product(item.item().product()).policy();
        var charged = item.due().tryAt();
        return ReminderRule.owed(item, policy, account.zone(), item.due().remindedUntil(), now.plus(AHEAD)).stream()
                .map(occasion -> new Coming(
                        occasion.at().isBefore(now) ? now : occasion.at(),
                        item,
                        occasion,
                        TellingRule.kind(item, occasion),
                        List.of()))
                .filter(coming -> charged == null || coming.at().isBefore(charged));
    }

    private static Telling telling(Coming coming) {
        var item = coming.item();
        var about = new Telling.About(
                item.id().value(),
                item.item().product(),
                item.life().expiresAt(),
                coming.occasion().days());
        return new Telling(item.account(), coming.kind(), about, coming.at(), Map.of());
    }

    private static List<Person> people(List<Recipient> recipients, Map<UUID, String> names) {
        return recipients.stream()
                .filter(recipient -> names.containsKey(recipient.contact()))
                .collect(Collectors.groupingBy(
                        Recipient::contact,
                        LinkedHashMap::new,
                        Collectors.mapping(Recipient::channel, Collectors.toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .map(person -> new Person(names.get(person.getKey()), person.getValue()))
                .toList();
    }
}
