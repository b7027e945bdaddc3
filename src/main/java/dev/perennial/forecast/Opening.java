package dev.perennial.forecast;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Refusal;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Order;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Waking;
import dev.perennial.subscription.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An account's records as a rehearsal begins with them.
 *
 * @param coupons all with something left, also those that are not valid yet
 * @param items all that something may happen to
 * @param aside those of them the clockwork does not look at
 * @param open orders that are unpaid, or wait for the provider
 * @param until how far the records suffice
 * @param refused what was tried on them and would not be done, and why
 */
record Opening(
        Account account,
        Zones zones,
        Catalog catalog,
        Wallet wallet,
        List<Coupon> coupons,
        List<Subscription> items,
        Set<Subscription.Id> aside,
        List<Order> open,
        Instant now,
        Instant until,
        boolean complete,
        Map<Subscription.Id, Refusal> refused) {

    Opening with(Wallet changed) {
        return with(changed, items, refused);
    }

    Opening with(List<Subscription> changed, Map<Subscription.Id, Refusal> no) {
        return with(wallet, changed, no);
    }

    private Opening with(Wallet wallet, List<Subscription> items, Map<Subscription.Id, Refusal> refused) {
        return new Opening(account, zones, catalog, wallet, coupons, items, aside, open, now, until, complete, refused);
    }

    /** The same with this much money coming in now, which wakes what waits for it. */
    Opening toppedUp(Money amount) {
        return with(wallet.credit(amount), items.stream().map(this::woken).toList(), refused);
    }

    /** Whether money that comes in now would wake anything. */
    boolean isAnyoneWaiting() {
        return items.stream().anyMatch(item -> !woken(item).equals(item));
    }

    private Subscription woken(Subscription item) {
        return aside.contains(item.id()) ? item : Waking.woken(item, now);
    }
}
