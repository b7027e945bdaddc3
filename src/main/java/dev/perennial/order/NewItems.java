package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.coupon.Coupon;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to buying what one does not have yet: one item, paid at once, whose first term begins with the payment. */
@Component
public class NewItems {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final OrderStore store;
    private final Ids ids;

    NewItems(
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            OrderStore store,
            Ids ids) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.store = store;
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param product a product there is, and {@code edition} one of its
     * @param renewal how long each automatic renewal buys; null where it is not automatic
     * @param key of the request it was sent with: the same again answers the same order
     */
    public record Wanted(
            String product,
            String edition,
            Period period,
            @Nullable Period renewal,
            @Nullable String key) {}

    @Transactional
    public Outcome<Order> buyNow(Account.Id id, Wanted wanted, Actor actor, Instant now) {
        var account = accounts.lock(id, actor);
        if (account.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        int bucket = accounts.bucketOf(id);
        var before = wanted.key() == null ? Optional.<Order>empty() : store.sentWith(bucket, id, wanted.key());
        if (before.isPresent()) return again(bucket, before.get(), wanted);
        var product = catalogs.current().product(wanted.product());
        if (product.policy().providerConfirms()) return refused(OrderRefusal.NOT_SOLD_NEW);
        var book = books.open(bucket, List.of(id), now).get(id);
        var fresh = fresh(account.get(), product, wanted, now);
        var quote = QuoteRule.quote(
                fresh,
                product,
                wanted.period(),
                account.get().currency(),
                false,
                book.zones().account(),
                now);
        if (quote instanceof Outcome.Refused<QuoteRule.Quote>(var why, var facts)) return refused(why, facts);
        if (wanted.renewal() != null && fresh.plan().agreedPrice() == null) {
            return refused(OrderRefusal.PERIOD_NOT_OFFERED);
        }
        var basket = new Basket(book, now);
        var chosen = basket.choose(fresh, product, quote.orThrow(), Coupon.OrderType.NEW);
        if (basket.shortfall().isPositive()) return PurchaseRule.notCovered(basket.shortfall());

        // From here on it is sold.
        subscriptions.add(bucket, List.of(fresh), List.of());
        var changes = books.changes(now);
        changes.of(book);
        var order = order(changes, chosen, wanted);
        changes.orders.add(order);
        Checkout.take(changes, book, order, List.of(chosen));
        begin(changes, book, order, chosen, actor);
        writer.write(bucket, changes);
        return Outcome.done(order);
    }

    private Outcome<Order> again(int bucket, Order before, Wanted wanted) {
        var line = before.lines().getFirst();
        var item = subscriptions
                .get(bucket, List.of(line.subscription().value()))
                .get(line.subscription().value());
        boolean same = before.type() == Order.Type.NEW
                && wanted.period().equals(line.period())
                && item.item().product().equals(wanted.product())
                && item.item().edition().equals(wanted.edition());
        return same
                ? Outcome.done(before)
                : refused(OrderRefusal.KEY_REUSED, Map.of("order", before.id().toString()));
    }

    /** The item before its first term: it has none yet, and begins now. */
    private Subscription fresh(Account account, Product product, Wanted wanted, Instant now) {
        var id = product.code() + "-"
                + ids.next(account.id().value(), now).toString().replace("-", "");
        var item = new Item(product.code(), wanted.edition(), id, Billing.SUBSCRIPTION, now, null, null);
        var renewal = wanted.renewal();
        var plan = renewal == null
                ? new RenewalPlan(Mode.MANUAL, null, null, null)
                : new RenewalPlan(
                        Mode.AUTO,
                        renewal,
                        now,
                        product.price(wanted.edition(), renewal, account.currency())
                                .orElse(null));
        var life = new Life(Phase.ACTIVE, now, 0, now.atZone(account.zone()).getDayOfMonth(), null);
        return new Subscription(
                new Subscription.Id(id),
                account.id(),
                item,
                plan,
                life,
                new Due(null, 0, null, null, null, now),
                account.reminders().of(product.code()));
    }

    private static Order order(Changes changes, Chosen chosen, Wanted wanted) {
        var account = chosen.subscription().account();
        var line = new Line(
                1,
                chosen.subscription().id(),
                chosen.quote().period(),
                null,
                chosen.quote().price(),
                chosen.pay().byCoupons(),
                chosen.pay().fromWallet(),
                chosen.subscription().life().expiresAt(),
                chosen.quote().term(),
                Sold.of(chosen.product()),
                false);
        return new Order(
                changes.newId(account),
                account,
                Order.Type.NEW,
                Order.State.PAID,
                Order.Origin.MANUAL,
                line.price(),
                line.paidByCoupons(),
                line.paidFromWallet(),
                changes.now(),
                changes.now(),
                null,
                false,
                null,
                null,
                null,
                null,
                chosen.product().selling().termsVersion(),
                new Order.Asked(null, Optional.empty(), wanted.key()),
                List.of(line));
    }

    private static void begin(Changes changes, AccountBook book, Order order, Chosen chosen, Actor actor) {
        var line = order.lines().getFirst();
        var reason = "sale of " + line.subscription();
        pay(changes, order, LedgerAccount.WALLET, order.paidFromWallet(), reason);
        pay(changes, order, LedgerAccount.PROMOTION, order.paidByCoupons(), reason);
        var quote = chosen.quote();
        var before = chosen.subscription();
        var life = before.life().extended(quote.term(), quote.anchorDay());
        changes.terms.add(new PaidTerm(before.id(), 1, quote.term(), null, order.id(), line.number(), null));
        changes.change(Planning.newCycle(before.with(life), chosen.product().policy(), book.zones(), changes.now()));
        changes.task(before, Action.START, life.expiresAt(), null);
        changes.journal(order.account(), Optional.empty(), actor, JournalEntry.Kind.ORDER_PAID, Checkout.facts(order));
        changes.journal(before, actor, JournalEntry.Kind.SUBSCRIPTION_ADDED, Checkout.facts(order, line));
    }

    private static void pay(Changes changes, Order order, LedgerAccount from, Money amount, String reason) {
        Checkout.transfer(changes, order, from, LedgerAccount.SALES, amount, reason);
    }
}
