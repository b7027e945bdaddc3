package dev.perennial.forgotten;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.subscription.NameRule;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Front door for who forgot which account bought something: the answer goes to its owners, to nobody else. */
@Component
public class ForgottenAccounts {
    /** A name leads to one account, or after a sale to a few; more are nobody's doing by mistake. */
    private static final int ACCOUNTS_MAX = 5;

    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Notices notices;
    private final Journal journal;
    private final Ids ids;
    private final TransactionTemplate transaction;

    ForgottenAccounts(
            Subscriptions subscriptions,
            Accounts accounts,
            Contacts contacts,
            Notices notices,
            Journal journal,
            Ids ids,
            TransactionTemplate transaction) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.contacts = contacts;
        this.notices = notices;
        this.journal = journal;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** Whether it can be looked up at all: a mailbox or a domain, by its form. */
    public static boolean isName(String mailboxOrDomain) {
        return !NameRule.names(mailboxOrDomain).isEmpty();
    }

    /**
     * Tells each account that bought this mailbox or domain its name: its owners, at their own verified addresses. Takes longer when there is
     * one, and answers nothing, so that whoever asks learns nothing: to be done when the answer has gone.
     */
    public void tell(String mailboxOrDomain, Instant now) {
        NameRule.names(mailboxOrDomain).stream()
                .map(name -> subscriptions.named(name, ACCOUNTS_MAX))
                .filter(owners -> !owners.isEmpty())
                .findFirst()
                .orElse(List.of())
                .forEach(
                        owner -> transaction.executeWithoutResult(status -> tell(owner, mailboxOrDomain.strip(), now)));
    }

    /** Whether anybody of the account is reached by e-mail, whoever has it on file. */
    private boolean isReachable(Account.Id account) {
        return contacts.of(accounts.bucketOf(account), account).stream()
                .anyMatch(contact ->
                        contact.email().filter(Contact.Address::isReachable).isPresent());
    }

    private void tell(Account.Id owner, String name, Instant now) {
        var account = accounts.lock(owner).orElseThrow();
        if (!isReachable(owner)) return;

        // From here on it is told.
        int bucket = accounts.bucketOf(owner);
        var facts = Map.of("name", name, "account", account.name(), "id", owner.value());
        var telling = new Telling(owner, NoticeKind.ACCOUNT_ASKED_FOR, null, now, facts);
        notices.queue(bucket, List.of(telling), Map.of(owner, account), now);
        var entry = new JournalEntry(
                ids.next(owner.value(), now),
                owner,
                Optional.empty(),
                now,
                Actor.SYSTEM,
                JournalEntry.Kind.ACCOUNT_ASKED_FOR,
                Map.of("name", name));
        journal.record(bucket, List.of(entry));
    }
}
