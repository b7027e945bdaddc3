package dev.perennial.bank;

import dev.perennial.account.Account;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose an entry may be.
 *
 * @param possible whether it can be settled so; not with an account of another currency
 * @param reasons the kinds of what speaks for it, the strongest first
 */
public record Suggestion(
        Account.Id account,
        String name,
        String currency,
        Optional<UUID> order,
        Optional<UUID> original,
        boolean possible,
        List<String> reasons) {}
