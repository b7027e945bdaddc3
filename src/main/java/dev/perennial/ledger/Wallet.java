package dev.perennial.ledger;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.util.HashMap;
import java.util.Map;

/**
 * An account's money.
 *
 * @param balance the sum of its entries; negative while the granted credit line is in use
 * @param held the sum of all holds
 * @param reserved what is held for single items, by subscription id: part of {@code held}
 */
public record Wallet(Account.Id account, Money balance, Money held, Money creditLimit, Map<String, Money> reserved) {

    /** Rule 25: cash, plus the credit line, less what is held. Never below zero. */
    public Money available() {
        return balance.plus(creditLimit).minus(held);
    }

    /** What this item may spend: what is available to all, and what was reserved for it alone. */
    public Money availableTo(String subscription) {
        return available().plus(reservedFor(subscription));
    }

    public Money reservedFor(String subscription) {
        return reserved.getOrDefault(subscription, Money.zero(balance.currency()));
    }

    /** The wallet after this item spent this amount: its reservation is used first, and ends. */
    public Wallet spend(String subscription, Money amount) {
        var reservation = reservedFor(subscription);
        if (reservation.isZero()) {
            return new Wallet(account, balance.minus(amount), held, creditLimit, reserved);
        }
        var left = new HashMap<>(reserved);
        left.remove(subscription);
        return new Wallet(account, balance.minus(amount), held.minus(reservation), creditLimit, Map.copyOf(left));
    }

    /** The wallet with this much kept for this item, instead of what was kept before. */
    public Wallet reserve(String subscription, Money amount) {
        var kept = new HashMap<>(reserved);
        kept.put(subscription, amount);
        return new Wallet(
                account, balance, held.minus(reservedFor(subscription)).plus(amount), creditLimit, Map.copyOf(kept));
    }

    public Wallet credit(Money amount) {
        return new Wallet(account, balance.plus(amount), held, creditLimit, reserved);
    }

    /** The wallet with this much more held for an order that waits for the provider. */
    public Wallet hold(Money amount) {
        return new Wallet(account, balance, held.plus(amount), creditLimit, reserved);
    }

    public Wallet free(Money amount) {
        return hold(amount.negated());
    }
}
