package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to messages: what was sent to whom, and the proof of it. */
@Component
public class Messages implements Receipts {
    private static final int SHOWN_OF_A_KIND = 200;

    private final MessageQueries queries;
    private final MessageStore store;
    private final Buckets buckets;

    Messages(MessageQueries queries, MessageStore store, Buckets buckets) {
        this.queries = queries;
        this.store = store;
        this.buckets = buckets;
    }

    /**
     * A message with its proof.
     *
     * @param told what it tells: of every kind the first 200 things
     * @param attempts each try to send it, in order
     * @param insteadOfIt what went out instead of it, because it could not be delivered
     */
    public record Proof(Message message, List<Told> told, List<Attempt> attempts, List<UUID> insteadOfIt) {}

    /** A message of whoever it is, for operators. */
    public Optional<Message> find(UUID message) {
        return queries.find(buckets.of(message), message);
    }

    /** A message of this account; another's is not there. */
    public Optional<Message> find(Account.Id account, UUID message) {
        return find(message).filter(found -> found.account().equals(account));
    }

    public Proof proof(Message message) {
        int bucket = buckets.of(message.id());
        return new Proof(
                message,
                queries.told(bucket, List.of(message.id()), SHOWN_OF_A_KIND).getOrDefault(message.id(), List.of()),
                queries.attempts(bucket, message.id()),
                queries.insteadOf(bucket, message.id()));
    }

    /**
     * An account's messages, the newest first.
     *
     * @param channel those of one channel, or null for all
     * @param before those older than this one, or null for the newest
     */
    public List<Message> page(Account.Id account, @Nullable Channel channel, @Nullable UUID before, int limit) {
        return queries.page(buckets.of(account.value()), account, channel, before, limit);
    }

    @Override
    @Transactional
    public void delivered(Channel channel, UUID message, String said, Instant now) {
        store.told(buckets.of(message), channel, message, Message.State.DELIVERED, said, now);
    }

    /** Who is told instead is seen to by the next run. */
    @Override
    @Transactional
    public void bounced(Channel channel, UUID message, String said, Instant now) {
        store.told(buckets.of(message), channel, message, Message.State.BOUNCED, said, now);
    }
}
