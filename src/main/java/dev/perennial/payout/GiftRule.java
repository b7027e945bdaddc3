package dev.perennial.payout;

import dev.perennial.kernel.Money;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How much of a balance was given and not paid. What was given is spent last: after the cash, before the credit line. A
 * refund gives back first what the order took of gifts, so that no gift ever becomes cash.
 */
final class GiftRule {
    private final Map<UUID, UUID> ordersOfRefunds;
    private final Map<UUID, Money> spentOn = new HashMap<>();
    private final Money zero;
    private Money cash;
    private Money gifts;

    private GiftRule(Currency currency, Map<UUID, UUID> ordersOfRefunds) {
        this.ordersOfRefunds = ordersOfRefunds;
        this.zero = Money.zero(currency);
        this.cash = zero;
        this.gifts = zero;
    }

    /**
     * What is left of gifts after all these entries.
     *
     * @param entries all of one wallet, oldest first
     * @param ordersOfRefunds which order each refund gives back
     */
    static Money left(List<Transfer> entries, Map<UUID, UUID> ordersOfRefunds, Currency currency) {
        var rule = new GiftRule(currency, ordersOfRefunds);
        entries.forEach(rule::take);
        return rule.gifts;
    }

    private void take(Transfer entry) {
        if (entry.debit() == LedgerAccount.WALLET) {
            spend(entry);
        } else if (entry.credit() == LedgerAccount.WALLET) {
            bring(entry);
        }
    }

    private void spend(Transfer entry) {
        var fromCash = cash.max(zero).min(entry.amount());
        var fromGifts = gifts.min(entry.amount().minus(fromCash));
        gifts = gifts.minus(fromGifts);
        cash = cash.minus(entry.amount().minus(fromGifts));
        entry.order().ifPresent(order -> spentOn.merge(order, fromGifts, Money::plus));
    }

    private void bring(Transfer entry) {
        var asGift = entry.debit() == LedgerAccount.GRANT ? entry.amount() : backFromOrder(entry);
        gifts = gifts.plus(asGift);
        cash = cash.plus(entry.amount().minus(asGift));
        // A balance below zero is made good by whatever comes.
        var covers = cash.isNegative() ? gifts.min(cash.negated()) : zero;
        gifts = gifts.minus(covers);
        cash = cash.plus(covers);
    }

    private Money backFromOrder(Transfer entry) {
        var order = entry.order().map(ordersOfRefunds::get).orElse(null);
        if (order == null) return zero;
        var spent = spentOn.getOrDefault(order, zero);
        var back = spent.min(entry.amount());
        spentOn.put(order, spent.minus(back));
        return back;
    }
}
