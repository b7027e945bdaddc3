package dev.perennial.api.subscription;

import dev.perennial.api.ApiRefusal;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Words;
import dev.perennial.key.Scope;
import dev.perennial.listing.Found;
import dev.perennial.listing.Line;
import dev.perennial.listing.Listings;
import dev.perennial.listing.Ordering;
import dev.perennial.listing.Place;
import dev.perennial.subscription.Mode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an account has, by how it is to be renewed: the list of the Renewals page. */
@RestController
@Tag(name = "Subscriptions")
class SubscriptionsController {
    private final Listings listings;
    private final Catalogs catalogs;
    private final PlatformClock clock;

    SubscriptionsController(Listings listings, Catalogs catalogs, PlatformClock clock) {
        this.listings = listings;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    @GetMapping("/api/v1/subscriptions")
    @Needs(Scope.SUBSCRIPTIONS_READ)
    @Operation(
            summary = "List subscriptions",
            description = "An account's items, soonest to expire first unless sorted otherwise, in a stable order."
                    + " Released items are listed by phase=RELEASED only. Days are those of the account's time zone.")
    Page<SubscriptionResource> listSubscriptions(
            Caller caller,
            Paging paging,
            @Parameter(description = "Whose: only for the vendor's people.") @RequestParam(required = false) @Nullable
                    String account,
            @Parameter(description = "How they are renewed; all where it is left out.")
                    @RequestParam(required = false)
                    @Nullable
                    Mode mode,
            @ParameterObject ItemFilter filter,
            @Parameter(description = "expiration, name, product or price; with a hyphen before it, descending.")
                    @RequestParam(defaultValue = "expiration")
                    String sort) {
        var whose = caller.account(account);
        var now = clock.now();
        var search = filter.search(mode, sort, catalogs.current(), whose.zone(), now);
        var list = "subscriptions:" + sort;
        var start = paging.after(list, 2).map(cursor -> search.from(place(cursor, search.ordering())));
        var found = listings.find(whose, start.orElse(search), caller.language(), paging.fetch());
        var words = new Words(caller.language(), whose.zone());
        var lines = listings.lines(whose, found.stream().map(Found::id).toList(), now).stream()
                .collect(Collectors.toMap(Line::id, Function.identity()));
        return paging.page(
                found,
                row -> SubscriptionResource.of(lines.get(row.id()), words),
                row -> Cursor.of(list, row.key(), row.id()));
    }

    @GetMapping("/api/v1/subscription-counts")
    @Needs(Scope.SUBSCRIPTIONS_READ)
    @Operation(
            summary = "Count subscriptions by mode",
            description = "How many items each tab of the Renewals page has, of those the filters let through.")
    Map<Mode, Long> countSubscriptions(
            Caller caller,
            @Parameter(description = "Whose: only for the vendor's people.") @RequestParam(required = false) @Nullable
                    String account,
            @ParameterObject ItemFilter filter) {
        var whose = caller.account(account);
        var sort = Ordering.EXPIRATION.parameter();
        var search = filter.search(null, sort, catalogs.current(), whose.zone(), clock.now());
        var counts = new EnumMap<Mode, Long>(Mode.class);
        for (var mode : Mode.values()) {
            counts.put(mode, 0L);
        }
        counts.putAll(listings.counts(whose, search));
        return counts;
    }

    private static Place place(Cursor cursor, Ordering ordering) {
        return Place.read(cursor.value(1) + "|" + cursor.value(0), ordering, false)
                .orElseThrow(() -> new RefusedException(ApiRefusal.CURSOR_NOT_VALID, Map.of()));
    }
}
