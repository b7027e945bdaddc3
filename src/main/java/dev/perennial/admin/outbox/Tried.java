package dev.perennial.admin.outbox;

import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import java.time.Instant;
import java.util.UUID;

/**
 * An example that an operator sent, to see it arrive.
 *
 * @param outcome as an attempt's
 * @param answer as the server put it
 */
public record Tried(
        UUID id,
        Instant at,
        String operator,
        String reason,
        NoticeKind kind,
        Channel channel,
        String recipient,
        String language,
        String carrier,
        String outcome,
        String answer) {}
