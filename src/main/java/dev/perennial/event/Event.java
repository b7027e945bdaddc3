package dev.perennial.event;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, as other programs hear of it.
 *
 * @param id the same wherever and however often it is told
 * @param number its place in the feed of its bucket: without gaps, in the order in which changes became true
 * @param at when it happened by the platform's clock
 */
public record Event(
        UUID id,
        int bucket,
        long number,
        Account.Id account,
        Optional<String> subscription,
        EventType type,
        Instant at,
        EventData data) {}
