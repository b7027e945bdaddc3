package dev.perennial.api.subscription;

import dev.perennial.account.Account;
import dev.perennial.api.ApiRefusal;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
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
import dev.perennial.listing.Search;
import dev.perennial.listing.Span;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an account has, by how it is to be renewed: the list of the Renewals page. */
@RestController
@Tag(name = "Subscriptions")
class SubscriptionsController {
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

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
            @Parameter(description = "A product's code.") @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Phase phase,
            @Parameter(description = "Part of an id or a name, whatever its capitals.")
                    @RequestParam(required = false)
                    @Nullable
                    String find,
            @Parameter(description = "Expires within so many days, or is expired: 7, 15, 30, expired.")
                    @RequestParam(required = false)
                    @Nullable
                    String window,
            @Parameter(description = "Expires on this day or later.", example = "2026-03-01")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Expires on this day or earlier.") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(description = "expiration, name, product or price; with a hyphen before it, descending.")
                    @RequestParam(defaultValue = "expiration")
                    String sort) {
        var asked = new Asked(mode, product, phase, find, window, from, to, sort);
        var whose = caller.account(account);
        var now = clock.now();
        var search = search(asked, whose, now);
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
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Phase phase,
            @RequestParam(required = false) @Nullable String find,
            @RequestParam(required = false) @Nullable String window,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var whose = caller.account(account);
        var asked = new Asked(null, product, phase, find, window, from, to, Ordering.EXPIRATION.parameter());
        var counts = new EnumMap<Mode, Long>(Mode.class);
        for (var mode : Mode.values()) {
            counts.put(mode, 0L);
        }
        counts.putAll(listings.counts(whose, search(asked, whose, clock.now())));
        return counts;
    }

    /** The filters as they came. */
    private record Asked(
            @Nullable Mode mode,
            @Nullable String product,
            @Nullable Phase phase,
            @Nullable String find,
            @Nullable String window,
            @Nullable String from,
            @Nullable String to,
            String sort) {}

    private Search search(Asked asked, Account account, Instant now) {
        var errors = new FieldErrors();
        var product = asked.product();
        if (product != null && catalogs.current().find(product).isEmpty()) wrong(errors, "product");
        var find = asked.find() == null ? "" : asked.find().strip();
        if (find.length() > Search.FIND_MAX || find.chars().anyMatch(Character::isISOControl)) wrong(errors, "find");
        var from = errors.read("from", asked.from(), SubscriptionsController::day);
        var to = errors.read("to", asked.to(), SubscriptionsController::day);
        boolean custom = asked.from() != null || asked.to() != null;
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            wrong(errors, "to", "range");
        }
        var window = asked.window() == null ? Optional.of(Span.ANY) : Span.read(asked.window());
        if (asked.window() != null && (custom || window.filter(Span::isNamed).isEmpty())) wrong(errors, "window");
        var ordering = Ordering.read(asked.sort());
        if (ordering.isEmpty()) wrong(errors, "sort");
        errors.check();
        var span = custom ? Span.CUSTOM : window.orElse(Span.ANY);
        return new Search(
                asked.mode(),
                product,
                asked.phase(),
                find,
                span.range(from.orElse(null), to.orElse(null), account.zone(), now),
                ordering.get(),
                asked.sort().startsWith("-"),
                null);
    }

    private static void wrong(FieldErrors errors, String field) {
        wrong(errors, field, field);
    }

    private static void wrong(FieldErrors errors, String field, String what) {
        errors.add(field, "api.subscriptions." + what, Map.of());
    }

    private static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) throw new IllegalArgumentException(text);
        return day;
    }

    private static Place place(Cursor cursor, Ordering ordering) {
        return Place.read(cursor.value(1) + "|" + cursor.value(0), ordering, false)
                .orElseThrow(() -> new RefusedException(ApiRefusal.CURSOR_NOT_VALID, Map.of()));
    }
}
