package dev.perennial.journal;

import dev.perennial.account.Account;
import java.util.UUID;

/**
 * An account of which other programs are still to hear something.
 *
 * @param from the smallest id of a row they have not heard of
 */
public record Waiting(Account.Id account, UUID from) {}
