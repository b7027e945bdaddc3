package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Hold;
import dev.perennial.ledger.Transfer;
import dev.perennial.notice.Telling;
import dev.perennial.provider.ProviderTask;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything one batch decided, until it is written: one list for each kind of row. */
public final class Changes {
    private final Ids ids;
    private final Instant now;
    final Map<Account.Id, AccountBook> books = new LinkedHashMap<>();
    final List<Order> orders = new ArrayList<>();
    final List<Coupon.Use> uses = new ArrayList<>();
    final List<PaidTerm> terms = new ArrayList<>();
    final Map<Subscription.Id, Subscription> subscriptions = new LinkedHashMap<>();
    final List<Subscription.Id> newcomers = new ArrayList<>();
    final List<Transfer> transfers = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();
    final Map<Account.Id, List<String>> endedReservations = new LinkedHashMap<>();
    final List<ProviderTask> tasks = new ArrayList<>();
    final List<JournalEntry> journal = new ArrayList<>();
    final List<Telling> tellings = new ArrayList<>();

    public Changes(Ids ids, Instant now) {
        this.ids = ids;
        this.now = now;
    }

    /** Others of the same moment, for trying out what is not to be done. */
    public Changes trial() {
        return new Changes(ids, now);
    }

    public Instant now() {
        return now;
    }

    UUID newId(Account.Id account) {
        return ids.next(account.value(), now);
    }

    /** The account whose rows these are; its wallet is written when it differs from how it was opened. */
    public void of(AccountBook book) {
        books.putIfAbsent(book.account().id(), book);
    }

    /** The item as it is now to be; a later change of the same item replaces an earlier one. */
    public void change(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
    }

    /** The item, as it is changed beside, was not there before. */
    void welcome(Subscription.Id id) {
        newcomers.add(id);
    }

    /** The item as these changes leave it. */
    public Subscription changed(Subscription.Id id) {
        return subscriptions.get(id);
    }

    /** Every item as these changes leave it. */
    public Collection<Subscription> changed() {
        return subscriptions.values();
    }

    /** The orders these changes place. */
    public List<Order> orders() {
        return Collections.unmodifiableList(orders);
    }

    public void task(Subscription subscription, ProviderTask.Action action, Instant until, UUID order) {
        var account = subscription.account();
        tasks.add(new ProviderTask(newId(account), account, subscription.id().value(), action, until, order));
    }

    public void journal(Subscription subscription, Actor actor, JournalEntry.Kind kind, Map<String, String> facts) {
        journal(subscription.account(), Optional.of(subscription.id().value()), actor, kind, facts);
    }

    public void journal(
            Account.Id account,
            Optional<String> subscription,
            Actor actor,
            JournalEntry.Kind kind,
            Map<String, String> facts) {
        journal.add(new JournalEntry(newId(account), account, subscription, now, actor, kind, facts));
    }

    /** A term that nobody paid; the item it lengthens is changed beside. */
    public void grant(PaidTerm granted) {
        terms.add(granted);
    }

    /** What was kept for this item alone is free again: nothing will be bought for it any more. */
    public void freeReservation(AccountBook book, Subscription subscription) {
        var id = subscription.id().value();
        var kept = book.wallet().reservedFor(id);
        if (kept.isPositive()) {
            endedReservations
                    .computeIfAbsent(subscription.account(), account -> new ArrayList<>())
                    .add(id);
            book.wallet(book.wallet().spend(id, Money.zero(kept.currency())));
            var currency = kept.currency().getCurrencyCode();
            var facts = Map.of("amount", kept.decimal(), "currency", currency);
            journal(subscription, Actor.SYSTEM, JournalEntry.Kind.RESERVATION_ENDED, facts);
        }
    }

    public void tell(Telling telling) {
        tellings.add(telling);
    }
}
