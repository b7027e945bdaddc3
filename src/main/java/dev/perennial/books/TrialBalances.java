package dev.perennial.books;

import dev.perennial.books.LedgerQueries.DaySum;
import dev.perennial.books.LedgerQueries.Movement;
import dev.perennial.books.LedgerQueries.WalletSum;
import dev.perennial.books.TrialBalance.Line;
import dev.perennial.books.TrialBalance.Wallets;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What the ledger accounts sum to, and the entries behind the sums. */
@Component
public class TrialBalances {
    /** Before anything was in any book. */
    public static final Instant BEGINNING = Instant.EPOCH;

    private final LedgerQueries queries;

    TrialBalances(LedgerQueries queries) {
        this.queries = queries;
    }

    /** Each currency's balances before {@code to}, and what moved them since {@code from}. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<TrialBalance> between(Instant from, Instant to) {
        var moved = queries.movements(from, to);
        var wallets = queries.wallets(to);
        return moved.stream()
                .map(Movement::currency)
                .distinct()
                .map(currency -> balance(
                        currency,
                        moved.stream()
                                .filter(row -> row.currency().equals(currency))
                                .toList(),
                        wallets))
                .toList();
    }

    /** The last days of one ledger account on which anything moved, the last first, with the balance of each. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<LedgerDay> days(
            Currency currency, LedgerAccount account, Instant from, Instant to, ZoneId zone, int limit) {
        long balance = queries.movements(to, to).stream()
                .filter(row -> row.currency().equals(currency))
                .mapToLong(row -> signed(row, account, Movement::before))
                .sum();
        var days = new ArrayList<LedgerDay>();
        for (var sum : queries.days(currency, account, from, to, zone, limit)) {
            days.add(day(sum, currency, balance));
            balance -= sum.credits() - sum.debits();
        }
        return days;
    }

    /** A page of entries, the oldest first. */
    public List<Transfer> page(EntrySearch search, int limit) {
        return queries.page(search, limit);
    }

    /** All entries of the search, the oldest first; no more than a few are in memory at a time. */
    @Transactional(readOnly = true)
    public void each(EntrySearch search, Consumer<Transfer> each) {
        queries.each(search, each);
    }

    private static LedgerDay day(DaySum sum, Currency currency, long balance) {
        return new LedgerDay(
                sum.day(),
                sum.entries(),
                Money.ofMinor(sum.debits(), currency),
                Money.ofMinor(sum.credits(), currency),
                Money.ofMinor(balance, currency));
    }

    private static TrialBalance balance(Currency currency, List<Movement> moved, List<WalletSum> wallets) {
        var lines = Arrays.stream(LedgerAccount.values())
                .map(account -> line(account, currency, moved))
                .toList();
        var wallet = wallets.stream()
                .filter(sum -> sum.currency().equals(currency))
                .findFirst()
                .orElse(new WalletSum(currency, 0, 0, 0, 0));
        return new TrialBalance(
                currency,
                lines,
                new Wallets(
                        wallet.inCredit(),
                        Money.ofMinor(wallet.credit(), currency),
                        wallet.inDebit(),
                        Money.ofMinor(wallet.debit(), currency)));
    }

    private static Line line(LedgerAccount account, Currency currency, List<Movement> moved) {
        long opening = moved.stream()
                .mapToLong(row -> signed(row, account, Movement::before))
                .sum();
        long debits = moved.stream()
                .filter(row -> row.debit() == account)
                .mapToLong(Movement::within)
                .sum();
        long credits = moved.stream()
                .filter(row -> row.credit() == account)
                .mapToLong(Movement::within)
                .sum();
        return new Line(
                account,
                Money.ofMinor(opening, currency),
                Money.ofMinor(debits, currency),
                Money.ofMinor(credits, currency));
    }

    private static long signed(Movement row, LedgerAccount account, ToLongFunction<Movement> amount) {
        if (row.credit() == account) return amount.applyAsLong(row);
        return row.debit() == account ? -amount.applyAsLong(row) : 0;
    }
}
