package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.contact.Contacts;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.RecipientRule.People;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to messages: what is queued here is in the outbox, written with the change it tells of. */
@Component
public class Notices {
    private final NoticeStore store;
    private final Contacts contacts;
    private final Ids ids;

    Notices(NoticeStore store, Contacts contacts, Ids ids) {
        this.store = store;
        this.contacts = contacts;
        this.ids = ids;
    }

    /**
     * Queues what is to be told, for everybody who is told of it, together with what already waits for
     * the same person, channel, kind and day.
     *
     * @param accounts every account named by a telling, locked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(int bucket, List<Telling> tellings, Map<Account.Id, Account> accounts, Instant now) {
        if (tellings.isEmpty()) return;
        var digests = DigestRule.digests(tellings, people(bucket, accounts), now);
        var notices = store.open(
                bucket, digests, digest -> ids.next(digest.account().id().value(), now), now);
        store.addItems(bucket, digests, notices, account -> ids.next(account.value(), now));
    }

    /** What was queued so far about these expirations of items, by their ids. */
    public List<AlreadyTold> told(int bucket, Map<String, Instant> expirations) {
        return expirations.isEmpty() ? List.of() : store.told(bucket, expirations);
    }

    /** Who is told of each of these, as things stand. */
    public Map<Telling, List<RecipientRule.Recipient>> whom(int bucket, Account account, List<Telling> tellings) {
        var people = people(bucket, Map.of(account.id(), account)).get(account.id());
        var whom = new LinkedHashMap<Telling, List<RecipientRule.Recipient>>();
        tellings.forEach(telling -> whom.put(telling, RecipientRule.recipients(people, telling)));
        return whom;
    }

    private Map<Account.Id, People> people(int bucket, Map<Account.Id, Account> accounts) {
        var whom = contacts.of(bucket, accounts.keySet());
        var said = store.preferences(bucket, accounts.keySet());
        return accounts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new People(
                                entry.getValue(),
                                whom.getOrDefault(entry.getKey(), List.of()),
                                said.getOrDefault(entry.getKey(), List.of()))));
    }

    public List<Notice> of(int bucket, Account.Id account) {
        return store.of(bucket, account);
    }
}
