package dev.perennial.books;

import dev.perennial.kernel.Money;
import java.time.LocalDate;

/**
 * A day of one ledger account.
 *
 * @param balance when the day ended: credits less debits since the beginning
 */
public record LedgerDay(LocalDate day, long entries, Money debits, Money credits, Money balance) {}
