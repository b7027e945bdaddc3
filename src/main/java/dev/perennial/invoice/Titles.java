package dev.perennial.invoice;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to titles: whom an account's invoices are made out to. */
@Component
public class Titles {
    /** An account keeps so many. */
    public static final int MOST = 100;

    private final Accounts accounts;
    private final TitleStore store;
    private final ChoiceStore choices;
    private final Journal journal;
    private final Ids ids;

    Titles(Accounts accounts, TitleStore store, ChoiceStore choices, Journal journal, Ids ids) {
        this.accounts = accounts;
        this.store = store;
        this.choices = choices;
        this.journal = journal;
        this.ids = ids;
    }

    /** Those of the account, the preferred one first. */
    public List<Title> of(Account.Id account) {
        return store.of(accounts.bucketOf(account), account);
    }

    /** A title of this account; any other is not there. */
    public Optional<Title> find(Account.Id account, UUID id) {
        return store.find(accounts.bucketOf(account), id)
                .filter(title -> title.account().equals(account));
    }

    /** Keeps one more title; the first one is preferred. */
    @Transactional
    public Outcome<Title> add(Account.Id id, Title.Buyer typed, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(InvoiceRefusal.INVOICE_ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var read = TitleRule.read(typed);
        if (read instanceof Outcome.Refused<Title.Buyer>(var why, var facts)) return refused(why, facts);
        var kept = store.of(bucket, id);
        if (kept.size() >= MOST) return refused(InvoiceRefusal.TOO_MANY_TITLES, Map.of("most", String.valueOf(MOST)));

        // From here on it is kept.
        var title = new Title(ids.next(id.value(), now), id, read.orThrow(), kept.isEmpty());
        store.insert(bucket, title);
        record(bucket, title, JournalEntry.Kind.TITLE_ADDED, actor, now);
        return Outcome.done(title);
    }

    /** Papers asked for from now on say it as it is changed; those there are say what they said. */
    @Transactional
    public Outcome<Title> change(Account.Id id, UUID which, Title.Buyer typed, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(InvoiceRefusal.INVOICE_ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var found = find(id, which);
        if (found.isEmpty()) return refused(InvoiceRefusal.TITLE_NOT_FOUND);
        var read = TitleRule.read(typed);
        if (read instanceof Outcome.Refused<Title.Buyer>(var why, var facts)) return refused(why, facts);
        var changed = new Title(which, id, read.orThrow(), found.get().preferred());
        if (changed.equals(found.get())) return Outcome.done(changed);

        // From here on it is changed.
        store.update(bucket, changed);
        record(bucket, changed, JournalEntry.Kind.TITLE_CHANGED, actor, now);
        return Outcome.done(changed);
    }

    /** Chooses this one before the others. */
    @Transactional
    public Outcome<Title> prefer(Account.Id id, UUID which, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(InvoiceRefusal.INVOICE_ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var found = find(id, which);
        if (found.isEmpty()) return refused(InvoiceRefusal.TITLE_NOT_FOUND);
        var title = found.get();
        if (title.preferred()) return Outcome.done(title);

        // From here on it is preferred.
        store.prefer(bucket, title);
        record(bucket, title, JournalEntry.Kind.TITLE_PREFERRED, actor, now);
        return Outcome.done(new Title(which, id, title.buyer(), true));
    }

    /** Takes it off the list; papers made out to it stay as they are. */
    @Transactional
    public Outcome<Title> remove(Account.Id id, UUID which, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(InvoiceRefusal.INVOICE_ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var found = find(id, which);
        if (found.isEmpty()) return refused(InvoiceRefusal.TITLE_NOT_FOUND);
        var choice = choices.find(bucket, id);
        if (choice.automatic().filter(monthly -> monthly.title().equals(which)).isPresent()) {
            return refused(InvoiceRefusal.TITLE_IN_USE);
        }

        // From here on it is gone.
        store.remove(bucket, which, now);
        record(bucket, found.get(), JournalEntry.Kind.TITLE_REMOVED, actor, now);
        return Outcome.done(found.get());
    }

    private void record(int bucket, Title title, JournalEntry.Kind kind, Actor actor, Instant now) {
        var facts = Map.of(
                "title", title.buyer().name(),
                "tax_number", title.buyer().taxNumber());
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(title.account().value(), now),
                        title.account(),
                        Optional.empty(),
                        now,
                        actor,
                        kind,
                        facts)));
    }
}
