package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * The account's side of a settled entry.
 *
 * @param entry the entry of the bank account
 * @param in whether the account got the money, or lost it again
 * @param keptBecause why the order it was for was not paid with it
 * @param movedBy the entry of the ledger
 * @param woken how many renewals it woke, when it was written
 */
record Receipt(
        UUID entry,
        Account.Id account,
        boolean in,
        Money amount,
        Optional<UUID> order,
        Optional<String> keptBecause,
        UUID movedBy,
        int woken) {}
