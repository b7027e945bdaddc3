package dev.perennial.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing a message tells.
 *
 * @param late whether it was to be told on an earlier day
 * @param item what it is about, by id; empty when it is about the account
 * @param expiration the end of the item's term of which it tells
 * @param withdrawn why it was taken out before the message went
 */
public record Told(
        UUID id,
        UUID message,
        NoticeKind kind,
        boolean late,
        Optional<String> item,
        Optional<String> product,
        Optional<Instant> expiration,
        Map<String, String> facts,
        Optional<Withdrawal> withdrawn) {}
