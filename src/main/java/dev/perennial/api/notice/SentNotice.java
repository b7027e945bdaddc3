package dev.perennial.api.notice;

import dev.perennial.notice.Channel;
import dev.perennial.notice.History;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told, is told today, or was to be told.
 *
 * @param contact the name of whom it is for; null in the console, which is everybody's
 * @param recipient the address it goes to
 * @param dueAt its turn
 * @param settledAt when its state became what it is; null while it is to be sent
 * @param isInstead whether it goes out instead of another one that could not be delivered
 * @param things how many things it tells
 */
record SentNotice(
        UUID id,
        List<NoticeKind> kinds,
        Channel channel,
        @Nullable String contact,
        String recipient,
        Message.State state,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant settledAt,
        int attempts,
        boolean isInstead,
        int things) {
    static SentNotice of(History.Row row) {
        return new SentNotice(
                row.id(),
                row.kinds(),
                row.channel(),
                row.contact(),
                row.recipient(),
                row.state(),
                row.createdAt(),
                row.dueAt(),
                row.settledAt(),
                row.attempts(),
                row.isInstead(),
                row.things());
    }
}
