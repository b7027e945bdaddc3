package dev.perennial.notice;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door for messages that did not arrive, until somebody has them sent again. */
@Component
public class Resends {
    private final Accounts accounts;
    private final Contacts contacts;
    private final MessageQueries messages;
    private final ResendStore store;
    private final Journal journal;
    private final Ids ids;
    private final Buckets buckets;

    Resends(
            Accounts accounts,
            Contacts contacts,
            MessageQueries messages,
            ResendStore store,
            Journal journal,
            Ids ids,
            Buckets buckets) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.messages = messages;
        this.store = store;
        this.journal = journal;
        this.ids = ids;
        this.buckets = buckets;
    }

    /** Whether it did not arrive, so that it can be sent again. */
    public static boolean isStuck(Message message) {
        return ResendRule.isStuck(message);
    }

    /**
     * Sends a message again: to whom it was for by the same id, to another one as a message of its own, by the same
     * channel. What is covered meanwhile is taken out before it goes, as ever.
     *
     * @param to whom it goes to; null for whom it was for
     * @return the message that goes
     */
    @Transactional
    public Outcome<UUID> resend(UUID message, @Nullable UUID to, Reason reason, Actor actor, Instant now) {
        int bucket = buckets.of(message);
        var found = messages.find(bucket, message);
        var owner = found.flatMap(stuck -> accounts.lock(stuck.account(), actor));
        if (owner.isEmpty()) return refused(MessageRefusal.MESSAGE_NOT_FOUND);
        var account = owner.get();
        var stuck = messages.find(bucket, message).orElseThrow();
        var person = to == null ? stuck.contact() : to;
        var facts = new ResendRule.Facts(
                stuck,
                contact(bucket, account.id(), person),
                store.kinds(bucket, message),
                store.untold(bucket, message, person));
        var denied = ResendRule.whyNot(facts);
        if (denied.isPresent()) return refused(denied.get());

        // From here on it goes again.
        var again = facts.isSamePerson()
                ? requeued(bucket, facts, now)
                : retold(bucket, again(stuck, account, facts, now), facts, now);
        journal(bucket, again, reason, actor, now);
        return Outcome.done(again.id());
    }

    private Message requeued(int bucket, ResendRule.Facts facts, Instant now) {
        var message = facts.message();
        store.requeue(
                bucket, message.id(), ResendRule.address(facts).orElseThrow().value(), now);
        return messages.find(bucket, message.id()).orElseThrow();
    }

    private Message retold(int bucket, Message again, ResendRule.Facts facts, Instant now) {
        store.insert(bucket, again, now);
        var notices = facts.untold().stream()
                .map(ResendRule.Untold::notice)
                .distinct()
                .collect(Collectors.toMap(
                        notice -> notice, notice -> ids.next(again.account().value(), now)));
        store.copyNotices(bucket, again, notices, now);
        store.copyItems(
                bucket,
                again,
                facts.untold(),
                notices,
                untold -> ids.next(again.account().value(), now));
        return again;
    }

    private Optional<Contact> contact(int bucket, Account.Id account, UUID id) {
        return contacts.of(bucket, List.of(account)).getOrDefault(account, List.of()).stream()
                .filter(contact -> contact.id().equals(id))
                .findFirst();
    }

    private Message again(Message stuck, Account account, ResendRule.Facts facts, Instant now) {
        var contact = facts.contact().orElseThrow();
        return new Message(
                ids.next(account.id().value(), now),
                account.id(),
                contact.id(),
                stuck.channel(),
                ResendRule.address(facts).orElseThrow().value(),
                contact.language().orElse(account.language()),
                now,
                now,
                0,
                0,
                Message.State.QUEUED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(stuck.id()));
    }

    private void journal(int bucket, Message again, Reason reason, Actor actor, Instant now) {
        var facts = Map.of(
                "message", again.id().toString(),
                "channel", again.channel().name(),
                "to", again.recipient(),
                "reason", reason.text());
        var entry = new JournalEntry(
                ids.next(again.account().value(), now),
                again.account(),
                Optional.empty(),
                now,
                actor,
                JournalEntry.Kind.MESSAGE_RESENT,
                facts);
        journal.record(bucket, List.of(entry));
    }
}
