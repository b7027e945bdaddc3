package dev.perennial.notice;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Front door to the messages of all accounts, but for those of the console: what waits, what went, what did not arrive.
 * For the vendor's people alone.
 */
@Component
public class Mailings {
    private final OutboxQueries queries;

    Mailings(OutboxQueries queries) {
        this.queries = queries;
    }

    /** How the queue of a channel stands. */
    public record Queue(long queued, long due, @Nullable Instant oldest) {}

    public record Settled(Channel channel, Message.State state, long count) {}

    /**
     * Which messages are asked for.
     *
     * @param state only those in this one; null for all
     * @param before where another page ended; null for the newest
     */
    public record Search(
            Message.@Nullable State state,
            @Nullable Channel channel,
            Account.@Nullable Id account,
            @Nullable UUID before) {}

    /**
     * A message of the list.
     *
     * @param kinds what it tells of, by name; of one that went out instead of another, none of its own
     * @param answer the server's last word, or nothing
     */
    public record Line(
            UUID id,
            Account.Id account,
            String accountName,
            String contact,
            Channel channel,
            String recipient,
            List<String> kinds,
            String subject,
            Instant createdAt,
            Instant dueAt,
            Optional<Instant> settledAt,
            int attempts,
            Message.State state,
            String answer) {}

    /** Of each channel on which anything waits. */
    public Map<Channel, Queue> queues(Instant now) {
        return queries.queues(now);
    }

    /** What came to its end within a day. */
    public List<Settled> settledLately(Instant now) {
        return queries.settledLately(now);
    }

    /** Parked ones that were not sent again, however old. */
    public Map<Channel, Long> parked() {
        return queries.parked();
    }

    public List<UUID> parked(Channel channel, int limit) {
        return queries.parked(channel, limit);
    }

    /** What nobody has seen to: parked ones, and ones that can never arrive and nothing went instead of. */
    public long countWaiting() {
        return queries.countWaiting();
    }

    /** The newest first. */
    public List<Line> page(Search search, int limit) {
        return queries.page(search, limit);
    }
}
