package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Wallet;
import dev.perennial.subscription.Zones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private final Map<String, Boolean> itemsInOrder;

    /** @param itemsInOrder the items an open order stands for, by id, with whether it waits for the provider */
    public AccountBook(
            Account account, Zones zones, Wallet wallet, List<Coupon> coupons, Map<String, Boolean> itemsInOrder) {
        this.account = account;
        this.zones = zones;
        this.opening = wallet;
        this.wallet = wallet;
        coupons.forEach(coupon -> this.coupons.put(coupon.id(), coupon));
        this.itemsInOrder = new HashMap<>(itemsInOrder);
    }

    /** The same as it stands now, for trying out what is not to be done. */
    public AccountBook copy() {
        return new AccountBook(account, zones, wallet, coupons(), itemsInOrder);
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
        return itemsInOrder.containsKey(subscription);
    }

    /** Whether the item is paid for but for the provider's yes: until that comes it is neither stopped nor reminded of. */
    public boolean awaitsProvider(String subscription) {
        return itemsInOrder.getOrDefault(subscription, false);
    }

    void wallet(Wallet now) {
        wallet = now;
    }

    void take(Coupon coupon, long taken) {
        coupons.computeIfPresent(coupon.id(), (id, held) -> held.taking(taken));
    }

    void opened(String subscription, boolean awaitsProvider) {
        itemsInOrder.put(subscription, awaitsProvider);
    }

    void closed(String subscription) {
        itemsInOrder.remove(subscription);
    }

    /** Money arrived that no order moves. */
    public void credit(Money amount) {
        wallet = wallet.credit(amount);
    }
}
