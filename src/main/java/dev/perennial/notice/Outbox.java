package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to what is on its way: notices are put into messages, and messages are carried, each claimed first. */
@Component
public class Outbox {
    private final PostingStore posting;
    private final MessageStore messages;
    private final Secrets secrets;
    private final Ids ids;

    Outbox(PostingStore posting, MessageStore messages, Secrets secrets, Ids ids) {
        this.posting = posting;
        this.messages = messages;
        this.secrets = secrets;
        this.ids = ids;
    }

    /** A message, and the notices that stand in it. */
    public record Post(Message message, List<UUID> notices) {}

    /** Holds accounts of which something is to be posted, and no reminder is still to be decided; none of {@code besides}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Account.Id> claimAccounts(int bucket, Collection<Account.Id> besides, Instant now, int limit) {
        return posting.claim(bucket, besides, now, limit);
    }

    /** What is due of accounts that are held. */
    public List<Queued> queued(int bucket, Collection<Account.Id> accounts, Instant now) {
        return posting.queued(bucket, accounts, now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawItems(int bucket, Map<UUID, Withdrawal> items) {
        posting.withdrawItems(bucket, items);
    }

    /** Withdraws those of these queued notices of which nothing is left to tell; answers which. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> withdrawEmpty(int bucket, Collection<UUID> notices) {
        var empty = posting.empty(bucket, notices);
        posting.withdraw(bucket, empty);
        return new HashSet<>(empty);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void post(int bucket, List<Post> posts) {
        posting.insert(bucket, posts.stream().map(Post::message).toList());
        var places = new LinkedHashMap<UUID, UUID>();
        posts.forEach(post -> post.notices()
                .forEach(notice -> places.put(notice, post.message().id())));
        posting.posted(bucket, places);
    }

    /** Leases what is due on these channels: nobody else carries it until {@code leased}. */
    @Transactional
    public List<Message> claim(int bucket, Collection<Channel> channels, Instant now, Instant leased, int limit) {
        return messages.claim(bucket, channels, now, leased, limit);
    }

    /** Gives leases back where nothing was tried. */
    @Transactional
    public void putBack(int bucket, Collection<UUID> unsent, Instant due) {
        if (!unsent.isEmpty()) messages.putBack(bucket, unsent, due);
    }

    /** Records what came of tries; what a secret message carried is forgotten once nothing more comes of it. */
    @Transactional
    public void record(int bucket, List<Sent> sent, Set<UUID> secret) {
        messages.record(bucket, sent);
        messages.addAttempts(bucket, sent);
        sent.stream()
                .filter(one -> one.state() != Message.State.QUEUED && secret.contains(one.message()))
                .forEach(one -> secrets.sent(bucket, one.message()));
    }

    /** Nothing is left to tell of these messages. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(int bucket, Collection<UUID> covered, String why, Instant now) {
        if (!covered.isEmpty()) messages.settle(bucket, covered, Message.State.WITHDRAWN, why, now);
    }

    /** What is due on channels that nobody carries; answers how many. */
    @Transactional
    public int off(int bucket, Collection<Channel> channels, String why, Instant now) {
        return channels.isEmpty() ? 0 : messages.off(bucket, channels, why, now);
    }

    /** Messages that came to nobody, and were not looked after yet. */
    public List<Message> lost(int bucket, int limit) {
        return messages.lost(bucket, limit);
    }

    /** Takes a lost message to look after; not when somebody else did meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lookAfter(int bucket, UUID message, Instant now) {
        return messages.lookedAfter(bucket, message, now) == 1;
    }

    public boolean addressFails(int bucket, UUID message) {
        return messages.addressFails(bucket, message);
    }

    /** Tells things of posted notices as of another kind, in the same message. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retell(int bucket, List<Retold> retold) {
        var siblings = new LinkedHashMap<UUID, Retold>();
        retold.forEach(one -> siblings.putIfAbsent(one.sibling(), one));
        posting.addSiblings(bucket, siblings);
        posting.move(bucket, retold);
    }

    /** A message that goes out instead of another, and the things of that one it tells. */
    public record Instead(Message message, List<UUID> items) {}

    /** A row once more, in another place. */
    record Moved(UUID fresh, UUID source, UUID place) {}

    /** Sends things of a message another way; {@code told_once} holds for them as for all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void instead(int bucket, List<Instead> others, Instant now) {
        if (others.isEmpty()) return;
        posting.insert(bucket, others.stream().map(Instead::message).toList());
        var sources = posting.noticesOf(
                bucket, others.stream().flatMap(one -> one.items().stream()).toList());
        var notices = new ArrayList<Moved>();
        var items = new ArrayList<Moved>();
        for (var other : others) {
            var account = other.message().account().value();
            var fresh = new LinkedHashMap<UUID, UUID>();
            for (var item : other.items()) {
                var notice = fresh.computeIfAbsent(sources.get(item), source -> ids.next(account, now));
                items.add(new Moved(ids.next(account, now), item, notice));
            }
            fresh.forEach((source, notice) ->
                    notices.add(new Moved(notice, source, other.message().id())));
        }
        posting.addNotices(bucket, notices);
        posting.addItems(bucket, items);
    }
}
