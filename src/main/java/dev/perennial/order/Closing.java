package dev.perennial.order;

import dev.perennial.catalog.Catalog;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Term;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.PaymentRule.Decision.Pay;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.TryRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the end of an open order into everything that follows from it, as rows of {@link Changes}. Decides nothing. */
public final class Closing {
    private Closing() {}

    /**
     * The provider said yes: the money that was held is spent, and the term counts.
     *
     * @param held what was kept of the wallet for this order
     * @param item the item it renews, as it is now
     * @return the order, paid
     */
    public static Order capture(
            Changes changes, AccountBook book, Catalog catalog, Order order, Money held, Subscription item) {
        changes.of(book);
        book.wallet(book.wallet().free(held).credit(held.negated()));
        var chosen = chosen(order.lines().getFirst(), item, book, catalog);
        var paid = order.paidBy(List.of(chosen), changes.now());
        book.closed(item.id().value());
        changes.journal(
                item,
                Actor.SYSTEM,
                JournalEntry.Kind.PROVIDER_CONFIRMED,
                Map.of("order", order.id().toString()));
        Checkout.settle(changes, book, paid, List.of(chosen), Actor.SYSTEM);
        return paid;
    }

    /** The line as it was ordered: its price, what pays it, and the term the provider agreed to. */
    private static Chosen chosen(Line line, Subscription item, AccountBook book, Catalog catalog) {
        int anchor = Term.anchorDay(
                line.term().start(), item.life().anchorDay(), book.zones().account());
        var product = catalog.product(item.item().product());
        var fee = item.life().phase() == Phase.SUSPENDED
                ? product.policy().lateFee(line.price().currency()).filter(late -> late.isLessThan(line.price()))
                : Optional.<Money>empty();
        // The fee for coming late is paid once; it is no part of the price the customer agrees to for next time.
        var offer = fee.map(line.price()::minus).orElse(line.price());
        var quote = new Quote(line.period(), offer, line.price(), line.term(), anchor);
        return new Chosen(item, product, quote, Pay.ofSums(line.paidByCoupons(), line.paidFromWallet()));
    }

    /**
     * The order can never be paid: its items go on without it.
     *
     * @param items those of its lines, by id, as they are now
     */
    public static void cancel(
            Changes changes,
            AccountBook book,
            Catalog catalog,
            Order order,
            Map<String, Subscription> items,
            Order.Because because,
            Actor actor) {
        for (var line : order.lines()) {
            var item = items.get(line.subscription().value());
            book.closed(item.id().value());
            changes.journal(
                    item,
                    actor,
                    JournalEntry.Kind.ORDER_CANCELLED,
                    Map.of("order", order.id().toString(), "because", because.name()));
            var after = tryingAgain(item, book, catalog, changes.now());
            if (because == Order.Because.LAPSED || because == Order.Because.PROVIDER_REFUSED) {
                // Orders for one expiration may end one after the other: each is told of by a number of its own.
                after = after.with(after.due().counted());
                changes.tell(telling(order, line, after, because, changes.now()));
            }
            changes.change(after);
        }
    }

    private static Telling telling(Order order, Line line, Subscription item, Order.Because because, Instant now) {
        var about = new Telling.About(
                item.id().value(),
                item.item().product(),
                line.expiration(),
                item.due().sequence());
        var facts = new HashMap<>(Checkout.facts(order, line));
        facts.put("expires_at", line.expiration().toString());
        if (because == Order.Because.LAPSED) {
            return new Telling(item.account(), NoticeKind.ORDER_LAPSED, about, now, facts);
        }
        facts.put("code", because.name());
        if (item.due().tryAt() != null) facts.put("next_try", item.due().tryAt().toString());
        return new Telling(item.account(), NoticeKind.RENEWAL_FAILED, about, now, facts);
    }

    /** The tries that stood still while their own order was open go on. */
    private static Subscription tryingAgain(Subscription item, AccountBook book, Catalog catalog, Instant now) {
        if (!Due.AWAITING_PROVIDER.equals(item.due().waitsFor())) {
            return item;
        }
        var policy = catalog.product(item.item().product()).policy();
        var next = TryRule.next(item, policy, book.zones().platform(), now).orElse(null);
        return Planning.again(item.with(item.due().tryingAgain(next)), policy, book.zones());
    }
}
