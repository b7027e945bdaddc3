package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Front door to all that an account was told, is told today, or was to be told: on every channel, to anybody. */
@Component
public class History {
    private final HistoryQueries queries;
    private final Buckets buckets;

    History(HistoryQueries queries, Buckets buckets) {
        this.queries = queries;
        this.buckets = buckets;
    }

    /**
     * What of it is asked for.
     *
     * @param item what tells of this one alone
     * @param from made at this instant or later
     * @param until made before this one
     */
    public record Search(
            @Nullable Channel channel,
            Message.@Nullable State state,
            @Nullable String item,
            @Nullable NoticeKind kind,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /**
     * @param contact the name of whom it is for; null in the console
     * @param settledAt when its state became what it is; null while it is to be sent
     */
    public record Row(
            UUID id,
            @Nullable String contact,
            Channel channel,
            String recipient,
            Instant createdAt,
            Instant dueAt,
            Message.State state,
            int attempts,
            @Nullable Instant settledAt,
            boolean isInstead,
            List<NoticeKind> kinds,
            int things) {}

    /** The newest first, from after this one on. */
    public List<Row> page(Account.Id account, Search search, @Nullable UUID before, int limit) {
        return queries.page(buckets.of(account.value()), account, search, before, limit);
    }
}
