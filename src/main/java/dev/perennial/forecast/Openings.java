package dev.perennial.forecast;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupons;
import dev.perennial.order.Books;
import dev.perennial.order.Order;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Loads an account's records for a rehearsal, all as of one moment of the database. */
@Component
class Openings {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Coupons coupons;
    private final Books books;

    Openings(Accounts accounts, Subscriptions subscriptions, Catalogs catalogs, Coupons coupons, Books books) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.coupons = coupons;
        this.books = books;
    }

    /**
     * @param chosen items that are needed even if nothing is due of them by {@code until}
     * @param itemsMax of an account with more items the soonest are followed, for as long as they are all that is due
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Opening of(
            Account.Id account, Collection<Subscription.Id> chosen, Instant until, Instant now, int itemsMax) {
        int bucket = accounts.bucketOf(account);
        var book = books.open(bucket, List.of(account), now).get(account);
        var open = books.openOrders(account);
        var coming = subscriptions.coming(account, until, chosen, itemsMax + 1);
        boolean all = coming.size() <= itemsMax;
        var followed = all ? coming : coming.subList(0, itemsMax);
        var aside = inOrder(bucket, open, followed);
        return new Opening(
                book.account(),
                book.zones(),
                catalogs.current(),
                book.wallet(),
                coupons.of(bucket, account).stream()
                        .filter(coupon ->
                                coupon.remaining() > 0 && coupon.validUntil().isAfter(now))
                        .toList(),
                Stream.concat(followed.stream(), aside.stream()).toList(),
                aside.stream().map(Subscription::id).collect(Collectors.toSet()),
                open,
                now,
                all ? until : before(coming.getLast()),
                all,
                Map.of());
    }

    /** Items in open orders of which nothing is due by itself. */
    private Collection<Subscription> inOrder(int bucket, List<Order> open, List<Subscription> followed) {
        var missing = open.stream()
                .flatMap(order -> order.lines().stream())
                .map(line -> line.subscription().value())
                .collect(Collectors.toCollection(HashSet::new));
        followed.forEach(item -> missing.remove(item.id().value()));
        return missing.isEmpty()
                ? List.of()
                : subscriptions.get(bucket, missing).values();
    }

    /** The last instant at which nothing is due of this item yet. */
    private static Instant before(Subscription item) {
        var due = item.due();
        var first = Stream.of(due.tryAt(), due.stepAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return first.minus(1, ChronoUnit.MICROS);
    }
}
