package dev.perennial.ledger;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry with its two sides: {@code amount}, above zero, moves from {@code debit} to {@code credit}.
 *
 * @param reason why, in words for a statement of account
 * @param order the order it belongs to; the same order never moves money twice between the same two sides
 */
public record Transfer(
        UUID id,
        Account.Id account,
        Instant at,
        LedgerAccount debit,
        LedgerAccount credit,
        Money amount,
        String reason,
        Optional<UUID> order) {}
