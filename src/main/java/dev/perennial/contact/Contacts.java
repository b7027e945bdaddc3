package dev.perennial.contact;

import dev.perennial.account.Account;
import dev.perennial.account.Newcomers;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to contacts. The address on file when an account comes is its first one. */
@Component
public class Contacts implements Newcomers {
    private final ContactStore store;
    private final Ids ids;

    Contacts(ContactStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** The contacts of each of these accounts, the first ones first. */
    public Map<Account.Id, List<Contact>> of(int bucket, Collection<Account.Id> accounts) {
        return store.of(bucket, accounts);
    }

    /** Whom an account wants told, in order. */
    public List<Contact> of(int bucket, Account.Id account) {
        return store.of(bucket, List.of(account)).getOrDefault(account, List.of());
    }

    /** One more contact of a locked account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(int bucket, Contact contact, Instant now) {
        store.insert(bucket, List.of(contact), now);
    }

    /** Keeps contacts of locked accounts as they are now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(int bucket, List<Contact> contacts) {
        store.update(bucket, contacts);
    }

    /** Takes one away for good; what it was told stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(int bucket, UUID contact, Instant now) {
        store.remove(bucket, contact, now);
    }

    /** What the vendor has on file counts as theirs. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void came(int bucket, List<Account> accounts, Instant now) {
        var first = accounts.stream()
                .filter(account ->
                        account.email().isPresent() || account.phone().isPresent())
                .map(account -> first(account, now))
                .toList();
        store.insert(bucket, first, now);
    }

    private Contact first(Account account, Instant now) {
        return new Contact(
                ids.next(account.id().value(), now),
                account.id(),
                account.name(),
                0,
                EnumSet.allOf(Contact.Part.class),
                Optional.empty(),
                Optional.empty(),
                account.email().map(value -> onFile(value, now)),
                account.phone().map(value -> onFile(value, now)),
                Optional.empty());
    }

    private static Contact.Address onFile(String value, Instant now) {
        return new Contact.Address(value, Optional.of(now), Optional.empty());
    }
}
