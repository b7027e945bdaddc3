package dev.perennial.feed;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A private address of an account's calendar.
 *
 * @param name whose it is, or what for
 * @param fetchedAt when a calendar program was last here, to about an hour
 */
public record Feed(
        UUID id, Account.Id account, String name, Instant createdAt, String createdBy, Optional<Instant> fetchedAt) {}
