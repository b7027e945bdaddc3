package dev.perennial.feed;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.forecast.Forecasts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Sha256;
import dev.perennial.link.Links;
import dev.perennial.user.Users;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to an account's calendar, and to the private addresses at which calendar programs fetch it. */
@Component
public class Feeds {
    public static final int NAME_MAX = 60;
    public static final int COUNT_MAX = 20;

    private static final int MONTHS_AHEAD = 13;

    /** So far is looked first: whoever has thousands of items fills a calendar with less. */
    private static final int MONTHS_FIRST = 2;

    /** Longer than the tries of one charge take, which are one entry. */
    private static final Duration TRIES = Duration.ofDays(31);

    /** So many entries a calendar holds at most, the soonest: calendar programs refuse what is much larger. */
    private static final int ENTRIES_MAX = 5_000;

    private static final Duration COARSELY = Duration.ofHours(1);

    private final FeedStore store;
    private final Accounts accounts;
    private final Users users;
    private final Forecasts forecasts;
    private final Catalogs catalogs;
    private final Links links;
    private final Journal journal;
    private final Buckets buckets;
    private final Ids ids;

    Feeds(
            FeedStore store,
            Accounts accounts,
            Users users,
            Forecasts forecasts,
            Catalogs catalogs,
            Links links,
            Journal journal,
            Buckets buckets,
            Ids ids) {
        this.store = store;
        this.accounts = accounts;
        this.users = users;
        this.forecasts = forecasts;
        this.catalogs = catalogs;
        this.links = links;
        this.journal = journal;
        this.buckets = buckets;
        this.ids = ids;
    }

    /** A feed just made. Its address is told here and never again: only what shows it to be right is kept. */
    public record Made(Feed feed, URI address) {
        /** Without the address. */
        @Override
        public String toString() {
            return "made " + feed.id();
        }
    }

    /**
     * What is fetched.
     *
     * @param tag names what it says, for who asks whether that changed
     */
    public record Calendar(byte[] text, String tag, Instant changedAt) {}

    public List<Feed> of(Account.Id account) {
        return store.of(accounts.bucketOf(account), account);
    }

    /** Makes an address for somebody, by an owner of the account. */
    @Transactional
    public Outcome<Made> make(Account.Id id, String name, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(FeedRefusal.FEED_ACCOUNT_UNKNOWN);
        var denied = users.whyNotManaged(id, actor);
        if (denied.isPresent()) return refused(denied.get());
        var called = name.strip();
        if (called.isEmpty() || called.length() > NAME_MAX || called.chars().anyMatch(Character::isISOControl)) {
            return refused(FeedRefusal.FEED_NAME_INVALID, Map.of("max", String.valueOf(NAME_MAX)));
        }
        if (of(id).size() >= COUNT_MAX) {
            return refused(FeedRefusal.FEEDS_TOO_MANY, Map.of("max", String.valueOf(COUNT_MAX)));
        }

        // From here on it is made.
        int bucket = accounts.bucketOf(id);
        var feed = new Feed(ids.next(id.value(), now), id, called, now, actor.name(), Optional.empty());
        var key = FeedKey.make(feed.id());
        store.insert(bucket, feed, key.sha256());
        journal.record(bucket, List.of(entry(feed, JournalEntry.Kind.FEED_MADE, actor, now)));
        return Outcome.done(new Made(feed, links.page("/calendar/" + key.text() + ".ics")));
    }

    /** From now on its address leads nowhere. */
    @Transactional
    public Outcome<Feed> revoke(Account.Id id, UUID feed, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(FeedRefusal.FEED_ACCOUNT_UNKNOWN);
        var denied = users.whyNotManaged(id, actor);
        if (denied.isPresent()) return refused(denied.get());
        var found = of(id).stream().filter(one -> one.id().equals(feed)).findFirst();
        if (found.isEmpty()) return refused(FeedRefusal.FEED_NOT_FOUND);

        // From here on it is revoked.
        int bucket = accounts.bucketOf(id);
        store.revoke(bucket, feed, now);
        journal.record(bucket, List.of(entry(found.get(), JournalEntry.Kind.FEED_REVOKED, actor, now)));
        return Outcome.done(found.get());
    }

    /** The calendar at this address as it is now; empty where the key is nobody's, or revoked. */
    public Optional<Calendar> fetch(String key, Instant now) {
        return FeedKey.read(key).flatMap(read -> {
            int bucket = buckets.of(read.feed());
            return store.find(bucket, read.feed())
                    .filter(kept -> read.isOf(kept.keySha256()))
                    .map(kept -> calendar(bucket, kept.feed(), now));
        });
    }

    private Calendar calendar(int bucket, Feed feed, Instant now) {
        var account = accounts.find(feed.account()).orElseThrow();
        var soon = entries(account, MONTHS_FIRST, now);
        var ahead = soon.fills() ? soon : entries(account, MONTHS_AHEAD, now);
        var writer = new CalendarWriter(account, catalogs.current(), links);
        var written = writer.write(ahead.entries(), ahead.complete());
        var edition = store.edition(bucket, feed.id(), Sha256.of(written), now);
        store.fetched(bucket, feed.id(), now, now.minus(COARSELY));
        return new Calendar(
                CalendarWriter.as(edition, written), feed.id() + "-" + edition.revision(), edition.changedAt());
    }

    /**
     * What there is until then.
     *
     * @param complete whether it is all there is
     */
    private record Ahead(List<Entry> entries, boolean complete, Instant until) {
        /** Whether looking further changes nothing. */
        boolean fills() {
            return entries.size() == ENTRIES_MAX && entries.getLast().at().isBefore(until.minus(TRIES));
        }
    }

    private Ahead entries(Account account, int months, Instant now) {
        var until = now.atZone(account.zone()).plusMonths(months).toInstant();
        var forecast = forecasts.of(account.id(), List.of(), until, now);
        var entries = EntryRule.entries(forecast, ENTRIES_MAX);
        return new Ahead(entries, forecast.complete() && entries.size() < ENTRIES_MAX, until);
    }

    private JournalEntry entry(Feed feed, JournalEntry.Kind kind, Actor actor, Instant now) {
        return new JournalEntry(
                ids.next(feed.account().value(), now),
                feed.account(),
                Optional.empty(),
                now,
                actor,
                kind,
                Map.of("name", feed.name()));
    }
}
