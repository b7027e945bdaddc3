package dev.perennial.post;

import dev.perennial.account.Account;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contacts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An address at which nothing arrives: it is written to no more, and the account is told. */
@Component
class Unreachable {
    private final Contacts contacts;
    private final Journal journal;
    private final Notices notices;
    private final Ids ids;

    Unreachable(Contacts contacts, Journal journal, Notices notices, Ids ids) {
        this.contacts = contacts;
        this.journal = journal;
        this.notices = notices;
        this.ids = ids;
    }

    /** Only the address the message went to, and only where it was good until now. */
    void mark(int bucket, Message message, Account account, Instant now) {
        contacts.of(bucket, account.id()).stream()
                .filter(contact -> contact.id().equals(message.contact()))
                .filter(contact -> Escalation.address(contact, message.channel())
                        .filter(Address::isReachable)
                        .filter(address -> address.value().equals(message.recipient()))
                        .isPresent())
                .forEach(contact -> mark(bucket, contact, message, account, now));
    }

    private void mark(int bucket, Contact contact, Message message, Account account, Instant now) {
        contacts.change(bucket, List.of(failed(contact, message.channel(), now)));
        var what = JournalEntry.Kind.CONTACT_UNREACHABLE;
        var facts = Map.of("name", contact.name(), "address", message.recipient());
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(account.id().value(), now),
                        account.id(),
                        Optional.empty(),
                        now,
                        Actor.SYSTEM,
                        what,
                        facts)));
        var told = Map.of("name", contact.name(), "address", message.recipient(), "what", what.name());
        var telling = new Telling(account.id(), NoticeKind.CONTACTS_CHANGED, null, now, told);
        notices.queue(bucket, List.of(telling), Map.of(account.id(), account), now);
    }

    private static Contact failed(Contact contact, Channel channel, Instant now) {
        boolean email = channel == Channel.EMAIL;
        return new Contact(
                contact.id(),
                contact.account(),
                contact.name(),
                contact.rank(),
                contact.parts(),
                contact.language(),
                contact.zone(),
                contact.email().map(address -> email ? failed(address, now) : address),
                contact.phone().map(address -> email ? address : failed(address, now)),
                contact.quiet());
    }

    private static Address failed(Address address, Instant now) {
        return new Address(address.value(), address.verifiedAt(), Optional.of(now));
    }
}
