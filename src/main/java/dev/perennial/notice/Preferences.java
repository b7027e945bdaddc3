package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.contact.Contacts;
import dev.perennial.notice.RecipientRule.People;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to what contacts said about what they are told of. */
@Component
public class Preferences {
    private final NoticeStore notices;
    private final PreferenceStore store;
    private final Contacts contacts;

    Preferences(NoticeStore notices, PreferenceStore store, Contacts contacts) {
        this.notices = notices;
        this.store = store;
        this.contacts = contacts;
    }

    /** Whom the account has, and what they said. */
    public People of(int bucket, Account account) {
        var said = notices.preferences(bucket, List.of(account.id()));
        return new People(account, contacts.of(bucket, account.id()), said.getOrDefault(account.id(), List.of()));
    }

    /** What this contact of a locked account says of now on, and nothing else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(int bucket, UUID contact, List<Preference> said) {
        store.clear(bucket, contact);
        store.insert(bucket, said);
    }
}
