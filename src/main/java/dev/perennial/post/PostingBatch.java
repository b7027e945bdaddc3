package dev.perennial.post;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.NoticeKind.Nature;
import dev.perennial.notice.Outbox;
import dev.perennial.notice.Outbox.Post;
import dev.perennial.notice.Queued;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One batch of held accounts: what is covered is left out, the rest is joined into messages. */
@Component
class PostingBatch {
    private static final String UNREACHABLE = "the contact has no address any more that messages arrive at";

    private final Outbox outbox;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Catalogs catalogs;
    private final Covering covering;
    private final CoverQueries queries;
    private final Ids ids;

    PostingBatch(
            Outbox outbox,
            Accounts accounts,
            Contacts contacts,
            Catalogs catalogs,
            Covering covering,
            CoverQueries queries,
            Ids ids) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.contacts = contacts;
        this.catalogs = catalogs;
        this.covering = covering;
        this.queries = queries;
        this.ids = ids;
    }

    /** Everything that posting decides by. */
    private record Facts(
            Map<Account.Id, Account> accounts, Map<UUID, Contact> contacts, Map<UUID, Instant> purposes, Instant now) {}

    int post(int bucket, List<Account.Id> held, Instant now) {
        if (held.isEmpty()) return 0;
        var queued = outbox.queued(bucket, held, now);
        var notices = queued.stream().map(Queued::id).toList();
        var retold = covering.withdraw(bucket, queries.ofNotices(bucket, notices, now), now);
        var empty = outbox.withdrawEmpty(bucket, notices);
        var due = queued.stream().filter(notice -> !empty.contains(notice.id())).toList();
        var facts = facts(bucket, held, due, now);
        var posts = JoinRule.messages(due).stream()
                .map(together -> post(together, facts))
                .toList();
        outbox.post(bucket, posts);
        covering.retell(bucket, retold, now);
        return posts.size();
    }

    private Facts facts(int bucket, List<Account.Id> held, List<Queued> due, Instant now) {
        var whom = accounts.get(bucket, held);
        var people = new HashMap<UUID, Contact>();
        contacts.of(bucket, held).values().forEach(some -> some.forEach(one -> people.put(one.id(), one)));
        var zones = new HashMap<UUID, Account.Id>();
        due.stream()
                .filter(notice -> notice.channel() == Channel.SMS && isQuietSometimes(people.get(notice.contact())))
                .forEach(notice -> zones.put(notice.id(), notice.account()));
        var purposes = new HashMap<UUID, Instant>();
        if (!zones.isEmpty()) {
            for (var one : queries.purposes(bucket, zones.keySet())) {
                var policy = catalogs.current().product(one.product()).policy();
                var zone = whom.get(zones.get(one.notice())).zone();
                PurposeRule.purpose(one.kind(), one.expiration(), policy, zone)
                        .ifPresent(last -> purposes.merge(one.notice(), last, PostingBatch::earlier));
            }
        }
        return new Facts(whom, people, purposes, now);
    }

    private static boolean isQuietSometimes(@Nullable Contact contact) {
        return contact != null && contact.quiet().isPresent();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Post post(List<Queued> together, Facts facts) {
        var first = together.getFirst();
        var contact = Optional.ofNullable(facts.contacts().get(first.contact()));
        var address = address(first, contact);
        var account = facts.accounts().get(first.account());
        var now = facts.now();
        var message = new Message(
                ids.next(first.account().value(), now),
                first.account(),
                first.contact(),
                first.channel(),
                address.orElse(first.recipient()),
                contact.flatMap(Contact::language).orElse(account.language()),
                now,
                turn(together, contact, account, facts),
                0,
                0,
                address.isPresent() ? State.QUEUED : State.FAILED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                address.isPresent() ? Optional.empty() : Optional.of(UNREACHABLE),
                address.isPresent() ? Optional.empty() : Optional.of(now),
                Optional.empty());
        return new Post(message, together.stream().map(Queued::id).toList());
    }

    private static Instant turn(List<Queued> together, Optional<Contact> contact, Account account, Facts facts) {
        var first = together.getFirst();
        if (first.channel() != Channel.SMS || first.kind().nature() == Nature.SECRET) return facts.now();
        var purpose = together.stream()
                .map(notice -> facts.purposes().get(notice.id()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        return QuietRule.turn(
                facts.now(),
                contact.flatMap(Contact::quiet),
                contact.flatMap(Contact::zone).orElse(account.zone()),
                purpose);
    }

    /** Where it goes by now: an address may have changed, failed or gone since it was queued. A secret goes nowhere else. */
    private static Optional<String> address(Queued notice, Optional<Contact> contact) {
        if (notice.channel() == Channel.CONSOLE || notice.kind().nature() == Nature.SECRET) {
            return Optional.of(notice.recipient());
        }
        return contact.flatMap(one -> notice.channel() == Channel.EMAIL ? one.email() : one.phone())
                .filter(Contact.Address::isReachable)
                .map(Contact.Address::value);
    }
}
