package dev.perennial.portfolio;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Offer;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Buckets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds the rows against each other and against the database: what is new, what is there, what contradicts. */
@Component
class Intake {
    private static final int CHUNK = 5_000;

    private final Accounts accounts;
    private final PresentStore present;
    private final Buckets buckets;

    Intake(Accounts accounts, PresentStore present, Buckets buckets) {
        this.accounts = accounts;
        this.present = present;
        this.buckets = buckets;
    }

    /**
     * What is to be written.
     *
     * @param there the accounts named that were there before
     * @param owners every account that is named, new or there
     */
    record Fresh(
            List<AccountRow> accounts,
            List<SubscriptionRow> subscriptions,
            List<Coupon> coupons,
            Set<Account.Id> there,
            Map<Account.Id, Account> owners) {}

    Fresh sort(Parcel parcel, Catalog catalog, Problems problems, Watch watch) {
        watch.begin(
                "looking up rows",
                (long) parcel.subscriptions().size() + parcel.coupons().size());
        var owners = known(parcel);
        var there = Set.copyOf(owners.keySet());
        var newAccounts = accounts(parcel, owners, catalog, problems);
        newAccounts.forEach(row -> owners.put(row.account().id(), row.account()));
        return new Fresh(
                newAccounts,
                subscriptions(parcel, owners, problems, watch),
                coupons(parcel, owners, problems, watch),
                there,
                owners);
    }

    private Map<Account.Id, Account> known(Parcel parcel) {
        var named = new HashSet<Account.Id>();
        parcel.accounts().forEach(row -> named.add(row.account().id()));
        parcel.subscriptions().forEach(row -> named.add(row.account()));
        parcel.coupons().forEach(row -> named.add(row.account()));
        var known = new HashMap<Account.Id, Account>();
        var byBucket = named.stream().collect(Collectors.groupingBy(id -> buckets.of(id.value())));
        byBucket.forEach((bucket, ids) -> {
            for (int from = 0; from < ids.size(); from += CHUNK) {
                known.putAll(accounts.get(bucket, ids.subList(from, Math.min(from + CHUNK, ids.size()))));
            }
        });
        return known;
    }

    private static List<AccountRow> accounts(
            Parcel parcel, Map<Account.Id, Account> there, Catalog catalog, Problems problems) {
        var sold = currencies(catalog);
        var fresh = new ArrayList<AccountRow>();
        for (var row : parcel.accounts()) {
            var account = row.account();
            var before = there.get(account.id());
            if (before == null && !sold.contains(account.currency().getCurrencyCode())) {
                problems.add(row.place()
                        .problem(
                                "currency",
                                "nothing is sold in " + account.currency() + "; write one of "
                                        + String.join(", ", sold)));
            } else if (before == null) {
                fresh.add(row);
            } else if (!before.currency().equals(account.currency())) {
                problems.add(row.place()
                        .problem(
                                "currency",
                                "is " + account.currency() + ", but account " + account.id() + " has "
                                        + before.currency() + ", which never changes"));
            }
        }
        return fresh;
    }

    private List<SubscriptionRow> subscriptions(
            Parcel parcel, Map<Account.Id, Account> owners, Problems problems, Watch watch) {
        var there = present.items(
                parcel.subscriptions().stream().map(row -> row.id().value()).toList(), watch);
        var fresh = new ArrayList<SubscriptionRow>();
        for (var row : parcel.subscriptions()) {
            var before = there.get(row.id().value());
            var owner = owners.get(row.account());
            if (before != null) {
                compare(row, before, problems);
            } else if (owner == null) {
                unknownAccount(row.account(), row.place(), parcel, problems);
            } else {
                var contradiction = AdoptionRule.contradiction(row, owner);
                contradiction.ifPresentOrElse(
                        reason -> problems.add(row.place().problem("renewal_period", reason)), () -> fresh.add(row));
            }
        }
        return fresh;
    }

    private static void compare(SubscriptionRow row, PresentStore.Item before, Problems problems) {
        if (!before.account().equals(row.account().value())) {
            problems.add(row.place()
                    .problem(
                            "account",
                            "is " + row.account() + ", but " + row.id() + " belongs to " + before.account()
                                    + ", which never changes"));
        } else if (!before.product().equals(row.product().code())) {
            problems.add(row.place()
                    .problem(
                            "product",
                            "is " + row.product().code() + ", but " + row.id() + " is of " + before.product()
                                    + ", which never changes"));
        }
    }

    private List<Coupon> coupons(Parcel parcel, Map<Account.Id, Account> owners, Problems problems, Watch watch) {
        var there = present.coupons(parcel.coupons().stream().map(Intake::key).toList());
        watch.advance(parcel.coupons().size());
        var fresh = new ArrayList<Coupon>();
        for (var row : parcel.coupons()) {
            var owner = owners.get(row.account());
            if (owner == null) {
                unknownAccount(row.account(), row.place(), parcel, problems);
                continue;
            }
            var coupon = row.in(owner.currency(), problems);
            var before = there.get(key(row));
            if (before == null) {
                coupon.ifPresent(fresh::add);
            } else if (coupon.isPresent() && before.kind() != row.kind()) {
                problems.add(row.place()
                        .problem(
                                "kind",
                                "is " + row.kind() + ", but coupon " + row.id().value() + " is " + before.kind()
                                        + ", which never changes"));
            } else if (coupon.isPresent() && before.value() != coupon.get().value()) {
                problems.add(row.place()
                        .problem(
                                "value",
                                "is " + row.value().toPlainString() + ", but coupon "
                                        + row.id().value() + " was granted with another, which never changes"));
            }
        }
        return fresh;
    }

    private static PresentStore.CouponKey key(CouponRow row) {
        return new PresentStore.CouponKey(row.account(), row.id());
    }

    private static void unknownAccount(Account.Id account, Place place, Parcel parcel, Problems problems) {
        if (!parcel.names(account.value())) {
            problems.add(place.problem(
                    "account",
                    "there is no account " + Fields.shown(account.value())
                            + " in accounts.csv or the database; add it"));
        }
    }

    private static Set<String> currencies(Catalog catalog) {
        return catalog.products().values().stream()
                .flatMap(product -> product.offers().stream())
                .map(Offer::price)
                .map(price -> price.currency())
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
