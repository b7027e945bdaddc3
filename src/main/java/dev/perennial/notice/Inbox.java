package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Front door to an account's messages in the console. They are the account's: read by one of its users, a message is
 * read.
 */
@Component
public class Inbox {
    /** So many unread ones are counted; beyond that there are many. */
    public static final int MANY = 100;

    private static final int FIRST_OF_A_KIND = 1;
    private static final int SHOWN_OF_A_KIND = 200;

    private final InboxStore store;
    private final MessageQueries queries;
    private final ProofQueries proofs;
    private final Buckets buckets;

    Inbox(InboxStore store, MessageQueries queries, ProofQueries proofs, Buckets buckets) {
        this.store = store;
        this.queries = queries;
        this.proofs = proofs;
        this.buckets = buckets;
    }

    /**
     * A message in the list.
     *
     * @param first the first thing of each kind it tells of
     * @param things how many there are of each kind; what was withdrawn before it went is none
     */
    public record Entry(Message message, Optional<Instant> readAt, List<Told> first, Map<NoticeKind, Integer> things) {
        public boolean isUnread() {
            return readAt.isEmpty();
        }
    }

    /**
     * The newest first.
     *
     * @param kinds those that tell of one of these; all where there are none
     * @param before those older than this one; null for the newest
     */
    public List<Entry> page(
            Account.Id account, Set<NoticeKind> kinds, boolean unreadOnly, @Nullable UUID before, int limit) {
        int bucket = buckets.of(account.value());
        var found = store.page(bucket, account, kinds, unreadOnly, before, limit);
        var ids = found.stream().map(read -> read.message().id()).toList();
        var first = queries.said(bucket, ids, FIRST_OF_A_KIND);
        var things = store.things(bucket, ids);
        return found.stream()
                .map(read -> new Entry(
                        read.message(),
                        read.readAt(),
                        first.getOrDefault(read.message().id(), List.of()),
                        things.getOrDefault(read.message().id(), Map.of())))
                .toList();
    }

    /** How many were not read yet, up to {@link #MANY}. */
    public int unread(Account.Id account) {
        return store.unread(buckets.of(account.value()), account, MANY);
    }

    /** One of them, with all it tells up to so many things of a kind; another account's is not there. */
    public Optional<Message> find(Account.Id account, UUID message) {
        return queries.find(buckets.of(message), message)
                .filter(found -> found.account().equals(account))
                .filter(found -> found.channel() == Channel.CONSOLE && found.state() == Message.State.SENT);
    }

    /** The names of these items of the account, by id. */
    public Map<String, String> names(Account.Id account, Collection<String> items) {
        return proofs.names(buckets.of(account.value()), items);
    }

    /** What it tells, of each kind the first 200 things: each item once, by the last of its reminders. */
    public List<Told> told(Message message) {
        return queries.said(buckets.of(message.id()), List.of(message.id()), SHOWN_OF_A_KIND)
                .getOrDefault(message.id(), List.of());
    }

    public Map<NoticeKind, Integer> things(Message message) {
        return store.things(buckets.of(message.id()), List.of(message.id())).getOrDefault(message.id(), Map.of());
    }

    /** Read from now on; whoever reads it again changes nothing. */
    @Transactional
    public void read(Collection<Message> messages, Instant now) {
        messages.forEach(message -> store.read(buckets.of(message.id()), message.id(), now));
    }

    /** All that there are now; answers how many were unread. */
    @Transactional
    public int readAll(Account.Id account, Instant now) {
        return store.readAll(buckets.of(account.value()), account, now);
    }
}
