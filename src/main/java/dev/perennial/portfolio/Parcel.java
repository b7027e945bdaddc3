package dev.perennial.portfolio;

import dev.perennial.catalog.Catalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of all files together, each right in itself; still to be held against each other and the database. */
final class Parcel {
    private final List<AccountRow> accounts = new ArrayList<>();
    private final List<SubscriptionRow> subscriptions = new ArrayList<>();
    private final List<CouponRow> coupons = new ArrayList<>();
    private final Set<String> namedAccounts = new HashSet<>();
    private final Map<String, Place> seenAccounts = new HashMap<>();
    private final Map<String, Place> seenSubscriptions = new HashMap<>();
    private final Map<String, Place> seenCoupons = new HashMap<>();

    List<AccountRow> accounts() {
        return accounts;
    }

    List<SubscriptionRow> subscriptions() {
        return subscriptions;
    }

    List<CouponRow> coupons() {
        return coupons;
    }

    /** Whether the files have a line for this account, even a wrong one: then that line is the thing to mend. */
    boolean names(String account) {
        return namedAccounts.contains(account);
    }

    void addAccount(Fields fields) {
        fields.value("account").ifPresent(namedAccounts::add);
        AccountRow.read(fields)
                .filter(row -> isFirst(fields, "account", row.account().id().value(), seenAccounts))
                .ifPresent(accounts::add);
    }

    void addSubscription(Fields fields, Catalog catalog) {
        SubscriptionRow.read(fields, catalog)
                .filter(row -> isFirst(fields, "subscription", row.id().value(), seenSubscriptions))
                .ifPresent(subscriptions::add);
    }

    void addCoupon(Fields fields, Catalog catalog) {
        CouponRow.read(fields, catalog)
                .filter(row ->
                        isFirst(fields, "coupon", row.account() + " " + row.id().value(), seenCoupons))
                .ifPresent(coupons::add);
    }

    private static boolean isFirst(Fields fields, String column, String key, Map<String, Place> seen) {
        var first = seen.putIfAbsent(key, fields.place());
        if (first != null) {
            fields.wrong(column, "is in " + first.words() + " already; keep one of them");
        }
        return first == null;
    }
}
