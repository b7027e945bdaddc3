package dev.perennial.settings;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.settings.ContactRule.Read;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps in the journal what became of contacts, and has the account's owners told. */
@Component
class ContactNews {
    private final Accounts accounts;
    private final Journal journal;
    private final Notices notices;
    private final Ids ids;

    ContactNews(Accounts accounts, Journal journal, Notices notices, Ids ids) {
        this.accounts = accounts;
        this.journal = journal;
        this.notices = notices;
        this.ids = ids;
    }

    static Map<String, String> addresses(Read read) {
        var all = Stream.concat(read.email().stream(), read.phone().stream()).collect(Collectors.joining(", "));
        return Map.of("address", all);
    }

    /** The letter that tells of it says what happened by the journal's word. */
    void tell(
            Account account,
            JournalEntry.Kind kind,
            Contact contact,
            Map<String, String> more,
            Actor actor,
            Instant now) {
        record(account, kind, contact, more, actor, now);
        var facts = new HashMap<>(more);
        facts.put("name", contact.name());
        facts.put("what", kind.name());
        var telling = new Telling(account.id(), NoticeKind.CONTACTS_CHANGED, null, now, Map.copyOf(facts));
        notices.queue(accounts.bucketOf(account.id()), List.of(telling), Map.of(account.id(), account), now);
    }

    void record(
            Account account,
            JournalEntry.Kind kind,
            Contact contact,
            Map<String, String> more,
            Actor actor,
            Instant now) {
        var facts = new HashMap<>(more);
        facts.put("name", contact.name());
        var entry = new JournalEntry(
                ids.next(account.id().value(), now),
                account.id(),
                Optional.empty(),
                now,
                actor,
                kind,
                Map.copyOf(facts));
        journal.record(accounts.bucketOf(account.id()), List.of(entry));
    }
}
