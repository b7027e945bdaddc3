package dev.perennial.api.contact;

import dev.perennial.api.Caller;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.feed.Feed;
import dev.perennial.feed.FeedRefusal;
import dev.perennial.feed.Feeds;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The account's calendar feeds: seen by all of its users, made and revoked by its owners. */
@RestController
@Tag(name = "Contacts")
class CalendarFeedsController {
    private final Feeds feeds;
    private final PlatformClock clock;

    CalendarFeedsController(Feeds feeds, PlatformClock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    /**
     * A private address of the account's calendar.
     *
     * @param fetchedAt when a calendar program was last here, to about an hour; null for never
     */
    record CalendarFeed(
            UUID id,
            String name,
            Instant createdAt,
            String createdBy,
            @Nullable Instant fetchedAt) {
        static CalendarFeed of(Feed feed) {
            return new CalendarFeed(
                    feed.id(),
                    feed.name(),
                    feed.createdAt(),
                    feed.createdBy(),
                    feed.fetchedAt().orElse(null));
        }
    }

    /** @param name whose it is, or what for */
    record CalendarFeedWish(@Nullable String name) {}

    /** @param address told here and never again */
    record MadeCalendarFeed(CalendarFeed feed, URI address) {
        /** Without the address. */
        @Override
        public String toString() {
            return "made " + feed.id();
        }
    }

    @GetMapping("/api/v1/calendar-feeds")
    @Needs(Scope.NOTICES_READ)
    @Operation(
            summary = "List an account's calendar feeds",
            description = "Twenty at the most, without their addresses.")
    Page<CalendarFeed> listCalendarFeeds(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var found = feeds.of(caller.account(account).id());
        return new Page<>(found.stream().map(CalendarFeed::of).toList(), null);
    }

    @PostMapping("/api/v1/calendar-feeds")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.NOTICES_WRITE)
    @Operation(
            summary = "Make a calendar feed",
            description = "Its address is told in this answer and never again: only what shows it to be right is kept.")
    @Refuses(
            in = FeedRefusal.class,
            codes = {"FEED_NAME_INVALID", "FEEDS_TOO_MANY"})
    MadeCalendarFeed makeCalendarFeed(Caller caller, @RequestBody CalendarFeedWish wish) {
        var made = feeds.make(caller.account(null).id(), Must.have("/name", wish.name()), caller.actor(), clock.now())
                .orThrow();
        return new MadeCalendarFeed(CalendarFeed.of(made.feed()), made.address());
    }

    @DeleteMapping("/api/v1/calendar-feeds/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Scope.NOTICES_WRITE)
    @Operation(summary = "Revoke a calendar feed", description = "From now on its address leads nowhere.")
    @Refuses(
            in = FeedRefusal.class,
            codes = {"FEED_NOT_FOUND"})
    void revokeCalendarFeed(Caller caller, @PathVariable UUID id) {
        feeds.revoke(caller.account(null).id(), id, caller.actor(), clock.now()).orThrow();
    }
}
