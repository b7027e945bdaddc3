package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.autotopup.Charge;
import dev.perennial.autotopup.ChargeRule;
import dev.perennial.autotopup.ChargeRule.Decision.Charging;
import dev.perennial.autotopup.ChargeRule.Decision.Not;
import dev.perennial.autotopup.ChargeRule.Decision.Waiting;
import dev.perennial.autotopup.Means;
import dev.perennial.catalog.Catalog;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.notice.Telling;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Changes;
import dev.perennial.order.Checkout;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.renewal.RenewalRule.Decision.Refuse;
import dev.perennial.renewal.RenewalRule.Decision.Renew;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.TryRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Decides the automatic tries of locked accounts one after the other, each against what those before it left in the
 * wallet: by the instant a try was due, then by the customer's rank. Nothing is read or written here.
 */
public final class RenewalBatch {
    /** Whose try comes first. */
    public static final Comparator<Subscription> TURN = Comparator.comparing(
                    (Subscription subscription) -> subscription.due().tryAt())
            .thenComparing(Subscription.RANK_ORDER);

    private final Catalog catalog;
    private final Map<Account.Id, AccountBook> books;
    private final Changes changes;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Charge.Wanted> charges = new ArrayList<>();
    private final List<Not> notCharged = new ArrayList<>();
    private final Map<Account.Id, List<ShortTry>> putOff = new LinkedHashMap<>();
    private final Tally tally = new Tally();

    /** A try that lacks money, until it is known whether a kept payment method makes up for it. */
    private record ShortTry(Subscription item, Refuse refusal) {}

    public RenewalBatch(Catalog catalog, Map<Account.Id, AccountBook> books, Changes changes) {
        this.catalog = catalog;
        this.books = books;
        this.changes = changes;
    }

    public List<Attempt> attempts() {
        return attempts;
    }

    Tally tally() {
        return tally;
    }

    /** The charges that are to be begun with what these tries were decided by. */
    public List<Charge.Wanted> charges() {
        return charges;
    }

    /** Why nothing is charged for tries that lack money, of accounts that opted in. */
    public List<Not> notCharged() {
        return notCharged;
    }

    /** The items whose tries lack money, by account, until they are concluded. */
    public Map<Account.Id, List<Subscription.Id>> lacking() {
        var lacking = new LinkedHashMap<Account.Id, List<Subscription.Id>>();
        putOff.forEach((account, tries) ->
                lacking.put(account, tries.stream().map(one -> one.item().id()).toList()));
        return lacking;
    }

    /**
     * An item that is due again at once (after a long stop) takes its turn among the others, unless that comes after one
     * which is not here: then it waits for the next batch. So the turns are the same however the work is cut. Tries that
     * lack money are put off until {@link #conclude}.
     *
     * @param due in the order of their turns
     * @param complete whether these are all that is due of their accounts
     */
    public void decide(List<Subscription> due, boolean complete) {
        var turns = new PriorityQueue<>(TURN);
        turns.addAll(due);
        var last = due.getLast();
        while (!turns.isEmpty()) {
            var item = turns.poll();
            var decision = decision(item);
            if (decision instanceof Refuse refusal && refusal.shortfall() != null) {
                changes.of(books.get(item.account()));
                putOff.computeIfAbsent(item.account(), account -> new ArrayList<>())
                        .add(new ShortTry(item, refusal));
                continue;
            }
            var after = carryOut(item, decision);
            var again = after.due().tryAt();
            boolean isDue = again != null && !again.isAfter(changes.now());
            if (isDue && (complete || TURN.compare(after, last) < 0)) {
                turns.add(after);
            }
        }
    }

    /**
     * Decides what was put off: a charge of the kept payment method for all that an account's tries lack together, or
     * refusals.
     *
     * @param means of the accounts that opted in to automatic top-up
     */
    public void conclude(Map<Account.Id, Means> means) {
        putOff.forEach((account, tries) -> conclude(books.get(account), tries, means.get(account)));
        putOff.clear();
    }

    private void conclude(AccountBook book, List<ShortTry> tries, @Nullable Means means) {
        if (means == null) {
            tries.forEach(one -> refuse(one.item(), book, one.refusal(), Map.of()));
            return;
        }
        var lacking = tries.stream().map(one -> lacking(one.item(), book)).toList();
        var facts = new ChargeRule.Facts(
                means, lacking, missing(book, tries), book.zones().account(), changes.now());
        switch (ChargeRule.decide(facts)) {
            case Charging(var amount) -> {
                var items = tries.stream()
                        .map(one -> new Charge.For(
                                one.item().id().value(),
                                one.item().life().expiresAt(),
                                one.refusal().shortfall()))
                        .toList();
                charges.add(new Charge.Wanted(book.account().id(), amount, means, items));
                tries.forEach(one -> awaitTopUp(one, book));
            }
            case Waiting() -> tries.forEach(one -> awaitTopUp(one, book));
            case Not not -> {
                notCharged.add(not);
                var reason = new HashMap<>(not.facts());
                reason.put("top_up", not.why().name());
                tries.forEach(one -> refuse(one.item(), book, one.refusal(), reason));
            }
        }
    }

    private ChargeRule.Lacking lacking(Subscription item, AccountBook book) {
        var policy = catalog.product(item.item().product()).policy();
        var since = TryRule.latest(item, policy, book.zones().platform(), changes.now())
                .orElse(item.due().tryAt());
        return new ChargeRule.Lacking(item.id().value(), item.life().expiresAt(), since);
    }

    /** What these tries lack together, each in its turn, of what all others left. */
    private Money missing(AccountBook book, List<ShortTry> tries) {
        var scratch = book.copy();
        var trial = new RenewalBatch(catalog, Map.of(book.account().id(), scratch), changes.trial());
        var missing = Money.zero(book.account().currency());
        for (var one : tries) {
            if (trial.decision(one.item()) instanceof Refuse refusal && refusal.shortfall() != null) {
                scratch.credit(refusal.shortfall());
                missing = missing.plus(refusal.shortfall());
            }
            trial.decide(one.item());
        }
        return missing;
    }

    private void awaitTopUp(ShortTry one, AccountBook book) {
        var item = one.item();
        var waiting = RenewalRefusal.AWAITING_TOP_UP.name();
        attempt(item, waiting, one.refusal().price(), one.refusal().shortfall(), null);
        tally.add(Tally.Decision.DEFERRED, waiting, one.refusal().price());
        changes.change(item.with(item.due().awaitingTopUp(one.refusal().nextTry())));
        var facts = RefusalRule.facts(item, book, one.refusal());
        facts.put("code", waiting);
        changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.RENEWAL_REFUSED, facts);
    }

    /** Decides one try; answers the item as that leaves it. */
    public Subscription decide(Subscription item) {
        return carryOut(item, decision(item));
    }

    private RenewalRule.Decision decision(Subscription item) {
        var product = catalog.product(item.item().product());
        return RenewalRule.decide(new RenewalRule.Facts(item, product, books.get(item.account()), changes.now()));
    }

    private Subscription carryOut(Subscription item, RenewalRule.Decision decision) {
        var book = books.get(item.account());
        changes.of(book);
        return switch (decision) {
            case Renew(var chosen) when chosen.product().policy().providerConfirms() -> await(book, chosen);
            case Renew(var chosen) -> renew(book, chosen);
            case Refuse refusal -> refuse(item, book, refusal, Map.of());
        };
    }

    private Subscription renew(AccountBook book, Checkout.Chosen chosen) {
        var order = Checkout.pay(changes, book, List.of(chosen), Order.Origin.AUTO, Actor.SYSTEM);
        attempt(chosen.subscription(), Attempt.RENEWED, order.price(), null, order);
        tally.add(Tally.Decision.RENEWED, Attempt.RENEWED, order.price());
        return changes.changed(chosen.subscription().id());
    }

    private Subscription await(AccountBook book, Checkout.Chosen chosen) {
        var order = Checkout.await(changes, book, chosen, Order.Origin.AUTO, Actor.SYSTEM);
        var item = chosen.subscription();
        var waiting = RenewalRefusal.AWAITING_PROVIDER.name();
        attempt(item, waiting, order.price(), null, order);
        tally.add(Tally.Decision.DEFERRED, waiting, order.price());
        var after = item.with(item.due().standingStill(waiting));
        changes.change(after);
        return after;
    }

    /** @param topUp why automatic top-up did not help; empty for who has not opted in */
    private Subscription refuse(Subscription item, AccountBook book, Refuse refusal, Map<String, String> topUp) {
        var code = refusal.why().name();
        attempt(item, code, refusal.price(), refusal.shortfall(), null);
        tally.add(refusal.nextTry() == null ? Tally.Decision.REFUSED : Tally.Decision.DEFERRED, code, refusal.price());
        var after = item.with(item.due().after(code, refusal.nextTry()));
        changes.change(after);
        var facts = RefusalRule.facts(item, book, refusal);
        facts.putAll(topUp);
        changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.RENEWAL_REFUSED, facts);
        boolean news = !code.equals(item.due().waitsFor()) || refusal.nextTry() == null;
        if (news && refusal.why() != OrderRefusal.ORDER_IN_PROGRESS) {
            var about = new Telling.About(
                    item.id().value(),
                    item.item().product(),
                    item.life().expiresAt(),
                    after.due().sequence());
            var told = RefusalRule.told(item, refusal, facts);
            if (!topUp.isEmpty()) told.put("stop", AutoTopUps.ADDRESS);
            changes.tell(new Telling(item.account(), RefusalRule.notice(refusal), about, changes.now(), told));
        }
        return after;
    }

    private void attempt(
            Subscription item,
            String outcome,
            @Nullable Money price,
            @Nullable Money shortfall,
            @Nullable Order order) {
        Instant due = item.due().tryAt();
        attempts.add(new Attempt(
                item.id(),
                item.life().expiresAt(),
                item.due().sequence() + 1,
                due,
                changes.now(),
                outcome,
                books.get(item.account()).account().currency(),
                price,
                shortfall,
                order == null ? null : order.id()));
    }
}
