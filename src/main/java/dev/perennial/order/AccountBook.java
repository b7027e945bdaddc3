package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.ledger.Wallet;
import dev.perennial.subscription.Zones;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a locked account has, running down while a batch decides item after item: the wallet and coupons are always what
 * the decisions so far left of them. Nothing is in the database until the batch's {@link Changes} are written.
 */
public final class AccountBook {
    private final Account account;
    private final Zones zones;
    private final Wallet opening;
    private Wallet wallet;
    private final Map<Coupon.Id, Coupon> coupons = new LinkedHashMap<>();
    private final Set<String> itemsInOrder;

    /** @param itemsInOrder the items an open order stands for, by id */
    public AccountBook(Account account, Zones zones, Wallet wallet, List<Coupon> coupons, Set<String> itemsInOrder) {
        this.account = account;
        this.zones = zones;
        this.opening = wallet;
        this.wallet = wallet;
        coupons.forEach(coupon -> this.coupons.put(coupon.id(), coupon));
        this.itemsInOrder = new HashSet<>(itemsInOrder);
    }

    public Account account() {
        return account;
    }

    public Zones zones() {
        return zones;
    }

    public Wallet opening() {
        return opening;
    }

    public Wallet wallet() {
        return wallet;
    }

    public List<Coupon> coupons() {
        return new ArrayList<>(coupons.values());
    }

    public boolean isInOrder(String subscription) {
        return itemsInOrder.contains(subscription);
    }

    void wallet(Wallet now) {
        wallet = now;
    }

    void take(Coupon coupon, long taken) {
        coupons.computeIfPresent(coupon.id(), (id, held) -> held.taking(taken));
    }

    void opened(String subscription) {
        itemsInOrder.add(subscription);
    }
}
