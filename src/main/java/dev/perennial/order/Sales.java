package dev.perennial.order;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Front door to buying what is not there yet: an item with its first term, paid at once from coupons and balance. The
 * item's names are entered after the purchase, in buckets of their own.
 */
@Component
public class Sales {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final OrderStore store;
    private final Buckets buckets;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Sales(
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            OrderStore store,
            Buckets buckets,
            Ids ids,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.store = store;
        this.buckets = buckets;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** An item that was bought, and its order. Its provider is told to start it by the clockwork. */
    public record Bought(Subscription subscription, Order order) {}

    /** Buys it, or refuses and leaves everything as it was. */
    public Outcome<Bought> buy(NewItem wish, Actor actor, Instant now) {
        var outcome = transaction.execute(status -> sell(wish, actor, now));
        if (outcome instanceof Outcome.Done<Sale>(var sale) && sale.fresh()) {
            subscriptions.name(List.of(sale.bought().subscription()));
        }
        return outcome.map(Sale::bought);
    }

    /** @param fresh whether it was bought just now, and not by an earlier request of the same key */
    private record Sale(Bought bought, boolean fresh) {}

    private Outcome<Sale> sell(NewItem wish, Actor actor, Instant now) {
        var owner = accounts.lock(wish.account(), actor);
        if (owner.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        int bucket = accounts.bucketOf(wish.account());
        if (wish.key() != null) {
            var before = store.sentWith(bucket, wish.account(), wish.key());
            if (before.isPresent()) return again(bucket, wish, before.get());
        }
        var catalog = catalogs.current();
        var refusal = SaleRule.refusal(wish, catalog, owner.get().currency()).or(() -> missing(bucket, wish));
        if (refusal.isPresent()) return refused(refusal.get());
        var book = books.open(bucket, List.of(wish.account()), now).get(wish.account());
        return SaleRule.quote(
                        wish, catalog, book.account().currency(), book.zones().account(), now)
                .then(quote -> pay(bucket, wish, catalog, book, quote, actor, now));
    }

    private Outcome<Sale> pay(
            int bucket, NewItem wish, Catalog catalog, AccountBook book, Quote quote, Actor actor, Instant now) {
        var product = catalog.product(wish.product());
        var renewal = product.price(
                wish.edition(), SaleRule.renewal(wish), book.account().currency());
        var item = SaleRule.unborn(id(wish, now), wish, book.account(), renewal.orElseThrow(), now);
        var basket = new Basket(book, now, wish.coupons());
        var chosen = basket.choose(item, product, quote);
        if (basket.shortfall().isPositive()) {
            return refused(
                    OrderRefusal.INSUFFICIENT_BALANCE,
                    Map.of(
                            "shortfall",
                            basket.shortfall().decimal(),
                            "currency",
                            basket.shortfall().currency().getCurrencyCode()));
        }

        // From here on it is bought.
        var changes = books.changes(now);
        var asked = new Order.Asked(
                wish.acceptedTerms() == null ? null : now, wish.coupons(), wish.key(), SaleRule.asked(wish));
        var order = Checkout.sell(changes, book, chosen, asked, actor);
        writer.write(bucket, changes);
        return Outcome.done(new Sale(new Bought(changes.changed(item.id()), order), true));
    }

    private Outcome<Sale> again(int bucket, NewItem wish, Order before) {
        var item = subscriptions
                .get(bucket, List.of(before.lines().getFirst().subscription().value()))
                .values()
                .iterator()
                .next();
        return SaleRule.isOf(wish, item.item(), before)
                ? Outcome.done(new Sale(new Bought(item, before), false))
                : refused(OrderRefusal.KEY_REUSED, Map.of("order", before.id().toString()));
    }

    private Optional<OrderRefusal> missing(int bucket, NewItem wish) {
        if (wish.dependsOn() == null) return Optional.empty();
        var needed =
                subscriptions.get(bucket, List.of(wish.dependsOn().value())).values();
        return needed.stream().anyMatch(item -> item.account().equals(wish.account()))
                ? Optional.empty()
                : Optional.of(OrderRefusal.NEEDED_ITEM_NOT_FOUND);
    }

    /** An id that leads to its account's bucket as a name does: of about as many as there are buckets, one is. */
    private Subscription.Id id(NewItem wish, Instant now) {
        int bucket = accounts.bucketOf(wish.account());
        return Stream.generate(() -> ids.next(wish.account().value(), now))
                .map(id -> wish.product() + "-" + brief(id))
                .filter(id -> buckets.of(id) == bucket)
                .map(Subscription.Id::new)
                .findFirst()
                .orElseThrow();
    }

    private static String brief(UUID id) {
        return id.toString().replace("-", "");
    }
}
