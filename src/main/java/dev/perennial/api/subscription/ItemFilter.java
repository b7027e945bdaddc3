package dev.perennial.api.subscription;

import dev.perennial.api.FieldErrors;
import dev.perennial.catalog.Catalog;
import dev.perennial.listing.Ordering;
import dev.perennial.listing.Search;
import dev.perennial.listing.Span;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which items are meant, as the parameters of a request say. */
record ItemFilter(
        @Parameter(description = "A product's code.") @Nullable
        String product,

        @Parameter(description = "All but the released where it is left out.") @Nullable
        Phase phase,

        @Parameter(description = "Part of an id or a name, whatever its capitals.") @Nullable
        String find,

        @Parameter(description = "Expires within so many days, or is expired: 7, 15, 30, expired.") @Nullable
        String window,

        @Parameter(description = "Expires on this day or later.", example = "2026-03-01") @Nullable
        String from,

        @Parameter(description = "Expires on this day or earlier.", example = "2026-03-31") @Nullable
        String to) {
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    /**
     * @param zone the account's
     * @throws dev.perennial.api.NotValidException where any of it cannot be meant
     */
    Search search(@Nullable Mode mode, String sort, Catalog catalog, ZoneId zone, Instant now) {
        var errors = new FieldErrors();
        if (product != null && catalog.find(product).isEmpty()) wrong(errors, "product", "product");
        var part = find == null ? "" : find.strip();
        if (part.length() > Search.FIND_MAX || part.chars().anyMatch(Character::isISOControl)) {
            wrong(errors, "find", "find");
        }
        var range = range(errors, zone, now);
        var ordering = Ordering.read(sort);
        if (ordering.isEmpty()) wrong(errors, "sort", "sort");
        errors.check();
        return new Search(mode, product, phase, part, range, ordering.get(), sort.startsWith("-"), null);
    }

    private Span.Range range(FieldErrors errors, ZoneId zone, Instant now) {
        var first = errors.read("from", from, ItemFilter::day);
        var last = errors.read("to", to, ItemFilter::day);
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) wrong(errors, "to", "range");
        boolean custom = from != null || to != null;
        var named = window == null ? Optional.<Span>empty() : Span.read(window).filter(Span::isNamed);
        if (window != null && (custom || named.isEmpty())) wrong(errors, "window", "window");
        var span = custom ? Span.CUSTOM : named.orElse(Span.ANY);
        return span.range(first.orElse(null), last.orElse(null), zone, now);
    }

    private static void wrong(FieldErrors errors, String field, String what) {
        errors.add(field, "api.subscriptions." + what, Map.of());
    }

    private static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) throw new IllegalArgumentException(text);
        return day;
    }
}
