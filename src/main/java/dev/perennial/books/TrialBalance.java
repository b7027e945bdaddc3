package dev.perennial.books;

import dev.perennial.kernel.Money;
import dev.perennial.ledger.LedgerAccount;
import java.util.Currency;
import java.util.List;

/**
 * All ledger accounts of one currency over a stretch of time. Debits and credits are equal in all, since every entry has
 * both.
 *
 * @param wallets what customers have at its end, and owe
 */
public record TrialBalance(Currency currency, List<Line> lines, Wallets wallets) {

    /**
     * One ledger account.
     *
     * @param opening the balance before: credits less debits
     * @param debits what left it, and {@code credits} what came to it
     */
    public record Line(LedgerAccount account, Money opening, Money debits, Money credits) {
        /** Credits less debits, with what was there before. */
        public Money closing() {
            return opening.plus(credits).minus(debits);
        }
    }

    /**
     * @param inCredit how many wallets are above zero, with {@code credit} in all
     * @param inDebit how many are below zero by their credit line, by {@code debit} in all
     */
    public record Wallets(long inCredit, Money credit, long inDebit, Money debit) {}

    public Money debits() {
        return lines.stream().map(Line::debits).reduce(Money.zero(currency), Money::plus);
    }

    public Money credits() {
        return lines.stream().map(Line::credits).reduce(Money.zero(currency), Money::plus);
    }

    /** The sum of all balances: zero. */
    public Money sum() {
        return lines.stream().map(Line::closing).reduce(Money.zero(currency), Money::plus);
    }
}
