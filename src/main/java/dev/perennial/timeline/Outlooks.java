package dev.perennial.timeline;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Actor;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Books;
import dev.perennial.order.Changes;
import dev.perennial.order.Checkout;
import dev.perennial.order.Order;
import dev.perennial.renewal.RenewalRule;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Work;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Foresees an account's next tries: decided by the rule of the real run, each against what those before it leave. What
 * is decided here is thrown away.
 */
@Component
public class Outlooks {
    /** A larger account is foreseen only so far: a page is to be quick. */
    private static final int ITEMS_MAX = 500;

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Coupons coupons;
    private final Books books;

    Outlooks(Accounts accounts, Subscriptions subscriptions, Catalogs catalogs, Coupons coupons, Books books) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.coupons = coupons;
        this.books = books;
    }

    /** The next try of each item that has one until {@code until}, in the order they are made. */
    @Transactional(readOnly = true)
    public Map<Subscription.Id, Outlook> of(Account.Id account, Instant until, Instant now) {
        int bucket = accounts.bucketOf(account);
        var due = subscriptions.due(bucket, Work.TRY, List.of(account), until, ITEMS_MAX);
        var outlooks = new LinkedHashMap<Subscription.Id, Outlook>();
        if (due.isEmpty()) {
            return outlooks;
        }
        var book = book(bucket, account, due, now);
        var catalog = catalogs.current();
        var changes = books.changes(now);
        for (var item : due) {
            var at = item.due().tryAt().isAfter(now) ? item.due().tryAt() : now;
            var product = catalog.product(item.item().product());
            var decision = RenewalRule.decide(new RenewalRule.Facts(item, product, book, at));
            if (decision instanceof RenewalRule.Decision.Renew(var chosen)) {
                spend(changes, book, chosen);
            }
            outlooks.put(item.id(), new Outlook(at, decision));
        }
        return outlooks;
    }

    private static void spend(Changes changes, AccountBook book, Checkout.Chosen chosen) {
        if (chosen.product().policy().providerConfirms()) {
            Checkout.await(changes, book, chosen, Order.Origin.AUTO, Actor.SYSTEM);
        } else {
            Checkout.pay(changes, book, List.of(chosen), Order.Origin.AUTO, Actor.SYSTEM);
        }
    }

    /** The account's book with all its coupons: each counts from when it is valid. */
    private AccountBook book(int bucket, Account.Id account, List<Subscription> due, Instant now) {
        var today = books.open(bucket, List.of(account), now).get(account);
        var left = coupons.of(bucket, account).stream()
                .filter(coupon -> coupon.remaining() > 0)
                .toList();
        var inOrder = due.stream()
                .map(item -> item.id().value())
                .filter(today::isInOrder)
                .collect(Collectors.toMap(item -> item, today::awaitsProvider));
        return new AccountBook(today.account(), today.zones(), today.wallet(), left, inOrder);
    }
}
