package dev.perennial.order;

import dev.perennial.catalog.Product;
import dev.perennial.coupon.Coupon;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Hold;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.order.Order.Origin;
import dev.perennial.order.PaymentRule.Decision.Pay;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the decision to buy into everything that follows from it, as rows of {@link Changes}. Decides nothing. */
public final class Checkout {
    private Checkout() {}

    /** An item, what one more term of it costs, and how that is paid. */
    public record Chosen(Subscription subscription, Product product, Quote quote, Pay pay) {}

    /** Buys the items with one paid order; answers it. */
    public static Order pay(Changes changes, AccountBook book, List<Chosen> items, Origin origin, Actor actor) {
        return pay(changes, book, items, origin, Order.Asked.NOTHING, actor);
    }

    static Order pay(
            Changes changes, AccountBook book, List<Chosen> items, Origin origin, Order.Asked asked, Actor actor) {
        var order = Draft.order(changes, book, items, origin, Order.State.PAID, false, asked);
        take(changes, book, order, items);
        settle(changes, book, order, items, actor);
        return order;
    }

    /** Holds the money of an order that counts only once the provider says yes (rule 22); answers it. */
    public static Order await(Changes changes, AccountBook book, Chosen item, Origin origin, Actor actor) {
        return await(changes, book, item, origin, Order.Asked.NOTHING, actor);
    }

    static Order await(Changes changes, AccountBook book, Chosen item, Origin origin, Order.Asked asked, Actor actor) {
        var order = Draft.order(changes, book, List.of(item), origin, Order.State.UNPAID, true, asked);
        take(changes, book, order, List.of(item));
        holdFor(changes, book, order, item, actor);
        return order;
    }

    /** Keeps what was taken for an order until the provider answers, and asks it. */
    static void holdFor(Changes changes, AccountBook book, Order order, Chosen item, Actor actor) {
        hold(changes, book, order);
        book.opened(item.subscription().id().value(), true);
        changes.task(item.subscription(), Action.EXTEND, item.quote().term().end(), order.id());
        changes.journal(
                item.subscription(),
                actor,
                JournalEntry.Kind.RENEWAL_AWAITS_PROVIDER,
                facts(order, order.lines().getFirst()));
    }

    /** An order that holds nothing and can be paid until it lapses (rule 13). */
    static Order place(Changes changes, AccountBook book, List<Chosen> items, Order.Asked asked, Actor actor) {
        var order = Draft.order(changes, book, items, Origin.MANUAL, Order.State.UNPAID, false, asked);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i).subscription();
            book.opened(item.id().value(), false);
            changes.journal(
                    item,
                    actor,
                    JournalEntry.Kind.ORDER_PLACED,
                    facts(order, order.lines().get(i)));
        }
        return order;
    }

    /** Pays an order with what was taken for it: entries, terms, tasks, and what is told. */
    static void settle(Changes changes, AccountBook book, Order order, List<Chosen> items, Actor actor) {
        post(changes, order);
        // What the platform renews by itself is one item an order, and said by that item's row.
        if (order.origin() == Origin.MANUAL) {
            changes.journal(order.account(), Optional.empty(), actor, JournalEntry.Kind.ORDER_PAID, facts(order));
        }
        for (int i = 0; i < items.size(); i++) {
            extend(changes, book, order, order.lines().get(i), items.get(i), actor);
        }
    }

    /** Buys an item that was not there before, with a paid order of its own; answers it. */
    static Order sell(Changes changes, AccountBook book, Chosen item, Order.Asked asked, Actor actor) {
        var order = Draft.order(changes, book, List.of(item), Origin.MANUAL, Order.State.PAID, false, asked);
        var line = order.lines().getFirst();
        take(changes, book, order, List.of(item));
        post(changes, order);
        var begun = begun(changes, book, order, line, item);
        changes.welcome(begun.id());
        changes.task(begun, Action.START, line.term().end(), null);
        var facts = facts(order, line);
        changes.journal(begun, actor, JournalEntry.Kind.SUBSCRIPTION_BOUGHT, facts);
        var about = new Telling.About(
                begun.id().value(), begun.item().product(), line.term().end(), 0);
        var told = new HashMap<>(facts);
        told.put("mode", begun.plan().mode().name());
        changes.tell(new Telling(begun.account(), NoticeKind.BOUGHT, about, changes.now(), told));
        return order;
    }

    /** Takes coupons and the items' reservations for these lines. */
    static void take(Changes changes, AccountBook book, Order order, List<Chosen> items) {
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            for (var share : item.pay().coupons()) {
                changes.uses.add(new Coupon.Use(
                        share.coupon().id(), order.account(), order.id(), i + 1, share.taken(), share.amount()));
                book.take(share.coupon(), share.taken());
            }
            spend(changes, book, item.subscription(), item.pay().fromWallet());
        }
    }

    private static void spend(Changes changes, AccountBook book, Subscription item, Money amount) {
        var id = item.id().value();
        if (book.wallet().reservedFor(id).isPositive()) {
            changes.endedReservations
                    .computeIfAbsent(item.account(), account -> new ArrayList<>())
                    .add(id);
        }
        book.wallet(book.wallet().spend(id, amount));
    }

    private static void hold(Changes changes, AccountBook book, Order order) {
        var amount = order.paidFromWallet();
        if (amount.isPositive()) {
            // It was spent in the running wallet; until the provider answers it is kept, not gone.
            book.wallet(book.wallet().credit(amount).hold(amount));
            changes.holds.add(new Hold(
                    changes.newId(order.account()),
                    order.account(),
                    Optional.empty(),
                    Optional.of(order.id()),
                    amount));
        }
    }

    private static void post(Changes changes, Order order) {
        var reason = (order.type() == Order.Type.NEW ? "purchase of " : "renewal of ")
                + (order.lines().size() == 1
                        ? order.lines().getFirst().subscription()
                        : order.lines().size() + " items");
        transfer(changes, order, LedgerAccount.WALLET, LedgerAccount.SALES, order.paidFromWallet(), reason);
        transfer(changes, order, LedgerAccount.PROMOTION, LedgerAccount.SALES, order.paidByCoupons(), reason);
    }

    static void transfer(
            Changes changes, Order order, LedgerAccount from, LedgerAccount to, Money amount, String reason) {
        if (amount.isPositive()) {
            changes.transfers.add(new Transfer(
                    changes.newId(order.account()),
                    order.account(),
                    changes.now(),
                    from,
                    to,
                    amount,
                    reason,
                    Optional.of(order.id())));
        }
    }

    private static void extend(Changes changes, AccountBook book, Order order, Line line, Chosen item, Actor actor) {
        var before = item.subscription();
        var life = begun(changes, book, order, line, item).life();
        if (!order.awaitsProvider()) {
            changes.task(before, Action.EXTEND, life.expiresAt(), null);
        }
        var facts = facts(order, line);
        changes.journal(before, actor, JournalEntry.Kind.RENEWED, facts);
        if (before.life().phase() == Phase.SUSPENDED) {
            changes.task(before, Action.RESUME, life.expiresAt(), null);
            changes.journal(before, actor, JournalEntry.Kind.RESUMED, Map.of("expires_at", text(life.expiresAt())));
        }
        var about = new Telling.About(
                before.id().value(),
                before.item().product(),
                line.expiration(),
                before.due().sequence() + 1);
        changes.tell(new Telling(before.account(), NoticeKind.RENEWED, about, changes.now(), facts));
    }

    /** The item as it is with the term this line paid. */
    private static Subscription begun(Changes changes, AccountBook book, Order order, Line line, Chosen item) {
        var before = item.subscription();
        var quote = item.quote();
        var life = before.life().extended(quote.term(), quote.anchorDay());
        changes.terms.add(new PaidTerm(
                before.id(),
                life.termNumber(),
                quote.term(),
                before.life().expiresAt(),
                order.id(),
                line.number(),
                null));
        var plan = before.plan();
        if (order.origin() == Origin.MANUAL
                && plan.period() != null
                && plan.period().equals(quote.period())) {
            plan = plan.agreeing(quote.offer());
        }
        var begun =
                Planning.newCycle(before.with(life).with(plan), item.product().policy(), book.zones(), changes.now());
        changes.change(begun);
        return begun;
    }

    /** What the sentences about a renewal need. */
    private static Map<String, String> facts(Order order) {
        return Map.of(
                "order", text(order.id()),
                "type", order.type().name(),
                "items", text(order.lines().size()),
                "price", order.price().decimal(),
                "coupons", order.paidByCoupons().decimal(),
                "wallet", order.paidFromWallet().decimal(),
                "currency", order.price().currency().getCurrencyCode());
    }

    static Map<String, String> facts(Order order, Line line) {
        return Map.of(
                "order", text(order.id()),
                "origin", order.origin().name(),
                "period", line.length(),
                "price", line.price().decimal(),
                "coupons", line.paidByCoupons().decimal(),
                "wallet", line.paidFromWallet().decimal(),
                "currency", line.price().currency().getCurrencyCode(),
                "from", text(line.term().start()),
                "to", text(line.term().end()));
    }

    private static String text(Object value) {
        return value.toString();
    }
}
