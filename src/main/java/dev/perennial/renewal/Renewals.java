package dev.perennial.renewal;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Period;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Books;
import dev.perennial.order.Cancellation;
import dev.perennial.order.ChangeWriter;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to how items are to be renewed. */
@Component
public class Renewals {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final Cancellation cancellation;
    private final AttemptStore attempts;

    Renewals(
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            Cancellation cancellation,
            AttemptStore attempts) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.cancellation = cancellation;
        this.attempts = attempts;
    }

    public List<Attempt> attempts(Subscription subscription) {
        return attempts.of(accounts.bucketOf(subscription.account()), subscription.id());
    }

    /** As {@link #setModes}, for one item. */
    @Transactional
    public Outcome<ModeSet> setMode(Subscription.Id id, Mode mode, @Nullable Period period, Actor actor, Instant now) {
        return setModes(List.of(id), mode, period, actor, now).get(id);
    }

    /**
     * Sets the renewal mode of items of one account: those that can be set are, and each of the others is refused by
     * name. Automatic renewal charges nothing now; turning it on, also when it is on already, agrees to today's price.
     * Turning it off voids the unpaid order it may have made (rules 1, 7, 8, 10).
     *
     * @param period how long each automatic renewal buys; null keeps the one each item has
     * @return what became of each item, in the order in which they were named
     */
    @Transactional
    public Map<Subscription.Id, Outcome<ModeSet>> setModes(
            List<Subscription.Id> ids, Mode mode, @Nullable Period period, Actor actor, Instant now) {
        var owner = owner(ids, actor).flatMap(id -> accounts.lock(id, actor)).map(Account::id);
        if (owner.isEmpty()) return nobodys(ids);
        int bucket = accounts.bucketOf(owner.get());
        var book = books.open(bucket, List.of(owner.get()), now).get(owner.get());
        var decided = decide(bucket, ids, mode, period, book, now);
        stay(decided, cancellation.voidAutomatic(bucket, turnedOff(decided), actor, now));

        // From here on the modes are set.
        var changes = books.changes(now);
        changes.of(book);
        for (var outcome : decided.values()) {
            if (outcome instanceof Done<ModeSet>(var set)) {
                changes.change(set.subscription());
                changes.journal(set.subscription(), actor, JournalEntry.Kind.MODE_SET, facts(set));
            }
        }
        writer.write(bucket, changes);
        return decided;
    }

    /** What {@link #setModes} would come to now; nothing is changed. */
    @Transactional(readOnly = true)
    public Map<Subscription.Id, Outcome<ModeSet>> preview(
            List<Subscription.Id> ids, Mode mode, @Nullable Period period, Actor actor, Instant now) {
        var owner = owner(ids, actor).filter(id -> actor.reaches(id.value()));
        if (owner.isEmpty()) return nobodys(ids);
        int bucket = accounts.bucketOf(owner.get());
        var book = books.open(bucket, List.of(owner.get()), now).get(owner.get());
        var decided = decide(bucket, ids, mode, period, book, now);
        stay(decided, cancellation.notVoidable(bucket, turnedOff(decided)));
        return decided;
    }

    /** The one account a batch is for: the customer's own, or that of the first item there is. */
    private Optional<Account.Id> owner(List<Subscription.Id> ids, Actor actor) {
        return actor.account()
                .map(Account.Id::new)
                .or(() -> ids.stream()
                        .map(subscriptions::owner)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Map<Subscription.Id, Outcome<ModeSet>> nobodys(List<Subscription.Id> ids) {
        var decided = new LinkedHashMap<Subscription.Id, Outcome<ModeSet>>();
        ids.forEach(id -> decided.put(id, refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND)));
        return decided;
    }

    private Map<Subscription.Id, Outcome<ModeSet>> decide(
            int bucket, List<Subscription.Id> ids, Mode mode, @Nullable Period period, AccountBook book, Instant now) {
        var account = book.account();
        var items = subscriptions.get(
                bucket, ids.stream().map(Subscription.Id::value).toList());
        var decided = nobodys(ids);
        for (var id : ids) {
            var item = items.get(id.value());
            if (item != null && item.account().equals(account.id())) {
                var product = catalogs.current().product(item.item().product());
                var facts = new ModeRule.Facts(item, product, account.currency(), book.zones(), now);
                decided.put(id, ModeRule.decide(facts, mode, period));
            }
        }
        return decided;
    }

    private static List<Subscription.Id> turnedOff(Map<Subscription.Id, Outcome<ModeSet>> decided) {
        return decided.values().stream()
                .flatMap(outcome -> outcome instanceof Done<ModeSet>(var set) ? Stream.of(set) : Stream.empty())
                .filter(set -> set.before().plan().isAuto()
                        && !set.subscription().plan().isAuto())
                .map(set -> set.before().id())
                .toList();
    }

    /** The mode of an item whose order cannot be voided any more stays as it is. */
    private static void stay(Map<Subscription.Id, Outcome<ModeSet>> decided, Set<Subscription.Id> staying) {
        staying.forEach(id -> decided.put(id, refused(OrderRefusal.AWAITS_PROVIDER)));
    }

    private static Map<String, String> facts(ModeSet set) {
        var plan = set.subscription().plan();
        var facts = new HashMap<String, String>();
        facts.put("mode", plan.mode().name());
        if (plan.isAuto()) {
            facts.put("period", String.valueOf(plan.period()));
            facts.put("price", String.valueOf(plan.agreedPrice()));
        }
        set.firstTry().ifPresent(at -> facts.put("first_try", at.toString()));
        if (set.tooSoon()) facts.put("too_soon", "true");
        return facts;
    }
}
