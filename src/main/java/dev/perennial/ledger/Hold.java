package dev.perennial.ledger;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.util.Optional;
import java.util.UUID;

/** Part of a wallet kept back: for one item, by the customer's wish, or for an order that waits for the provider. */
public record Hold(UUID id, Account.Id account, Optional<String> subscription, Optional<UUID> order, Money amount) {}
