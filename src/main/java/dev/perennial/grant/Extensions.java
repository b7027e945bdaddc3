package dev.perennial.grant;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.Term;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Books;
import dev.perennial.order.ChangeWriter;
import dev.perennial.order.Changes;
import dev.perennial.order.OrderRefusal;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to goodwill: gives an item time that nobody paid for. */
@Component
public class Extensions {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final GiftStore store;
    private final Ids ids;

    Extensions(
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            GiftStore store,
            Ids ids) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.store = store;
        this.ids = ids;
    }

    /** The item's last term is followed by a granted one; a stopped item serves again, and what renews it is planned anew. */
    @Transactional
    public Outcome<Gift> extend(Subscription.Id id, Extension wish, Reason reason, Actor actor, Instant now) {
        var account = subscriptions.owner(id).flatMap(owner -> accounts.lock(owner, actor));
        if (account.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        int bucket = accounts.bucketOf(account.get().id());
        var item = subscriptions.get(bucket, List.of(id.value())).get(id.value());
        var book = books.open(bucket, List.of(item.account()), now).get(item.account());
        var policy = catalogs.current().product(item.item().product()).policy();
        var given = ExtensionRule.term(
                item, policy, wish, book.isInOrder(id.value()), account.get().zone(), now);
        if (given instanceof Outcome.Refused<Term>(var why, var facts)) return refused(why, facts);

        // From here on the time is given.
        var changes = books.changes(now);
        changes.of(book);
        grant(changes, book, item, given.orThrow(), reason, actor);
        writer.write(bucket, changes);
        var gift = gift(account.get(), id, given.orThrow(), reason, actor, now);
        store.insert(bucket, gift, account.get().currency());
        return Outcome.done(gift);
    }

    private void grant(Changes changes, AccountBook book, Subscription item, Term term, Reason reason, Actor actor) {
        var policy = catalogs.current().product(item.item().product()).policy();
        int anchor = Term.firstWholeDay(term.end(), book.zones().account()).getDayOfMonth();
        var life = item.life().extended(term, anchor);
        changes.grant(
                new PaidTerm(item.id(), life.termNumber(), term, item.life().expiresAt(), null, null, reason.text()));
        var planned = Planning.newCycle(item.with(life), policy, book.zones(), changes.now());
        changes.change(planned);
        changes.task(item, Action.EXTEND, term.end(), null);
        var facts = new HashMap<>(Map.of(
                "from", term.start().toString(),
                "to", term.end().toString(),
                "period", "P" + term.days() + "D"));
        var about = new Telling.About(
                item.id().value(),
                item.item().product(),
                item.life().expiresAt(),
                planned.due().sequence());
        changes.tell(new Telling(item.account(), NoticeKind.GRANTED, about, changes.now(), Map.copyOf(facts)));
        facts.put("reason", reason.text());
        changes.journal(item, actor, JournalEntry.Kind.TERM_GRANTED, Map.copyOf(facts));
        if (item.life().phase() == Phase.SUSPENDED) {
            changes.task(item, Action.RESUME, term.end(), null);
            changes.journal(
                    item,
                    actor,
                    JournalEntry.Kind.RESUMED,
                    Map.of("expires_at", term.end().toString()));
        }
    }

    private Gift gift(Account account, Subscription.Id item, Term term, Reason reason, Actor actor, Instant now) {
        return new Gift(
                ids.next(account.id().value(), now),
                account.id(),
                Gift.Kind.TERM,
                null,
                null,
                null,
                null,
                item.value(),
                term.end(),
                reason.text(),
                actor.name(),
                now);
    }
}
