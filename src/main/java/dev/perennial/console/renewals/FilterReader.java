package dev.perennial.console.renewals;

import dev.perennial.catalog.Catalog;
import dev.perennial.listing.Ordering;
import dev.perennial.listing.Place;
import dev.perennial.listing.Search;
import dev.perennial.listing.Span;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a filter from an address. What cannot be read is left out of it, and named. */
final class FilterReader {
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    private final UnaryOperator<@Nullable String> parameters;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    private FilterReader(UnaryOperator<@Nullable String> parameters) {
        this.parameters = parameters;
    }

    /** @param wrong what could not be read: the parameter, and the key of the sentence that says so */
    record Read(Filter filter, Map<String, String> wrong) {}

    /** @param parameters the value an address has for a name; null where it has none */
    static Read read(UnaryOperator<@Nullable String> parameters, Catalog catalog) {
        var reader = new FilterReader(parameters);
        var filter = reader.filter(catalog);
        return new Read(filter, reader.wrong);
    }

    private Filter filter(Catalog catalog) {
        var tab = read("tab", text -> one(Mode.values(), text)).orElse(Mode.MANUAL);
        var product = read(
                "product",
                text -> Optional.of(text).filter(code -> catalog.find(code).isPresent()));
        var phase = read("phase", text -> one(Phase.values(), text));
        var find = read("find", text -> Optional.of(text.strip()).filter(part -> part.length() <= Search.FIND_MAX));
        var from = read("from", FilterReader::day);
        var to = read("to", FilterReader::day);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            wrong.put("to", "renewals.wrong.range");
            to = Optional.empty();
        }
        boolean custom = from.isPresent() || to.isPresent();
        var window = read("window", Span::read).orElse(custom ? Span.CUSTOM : Span.ANY);
        var sort = text("sort");
        var ordering = read("sort", Ordering::read).orElse(Ordering.EXPIRATION);
        boolean descending = sort.startsWith("-") && !wrong.containsKey("sort");
        var place = read("before", text -> Place.read(text, ordering, true))
                .or(() -> read("after", text -> Place.read(text, ordering, false)));
        return new Filter(
                tab,
                product.orElse(null),
                phase.orElse(null),
                find.orElse(""),
                window,
                from.orElse(null),
                to.orElse(null),
                ordering,
                descending,
                place.orElse(null));
    }

    private String text(String name) {
        var text = parameters.apply(name);
        return text == null ? "" : text;
    }

    private <T> Optional<T> read(String name, Function<String, Optional<T>> reading) {
        var text = text(name);
        if (text.isEmpty()) return Optional.empty();
        var read = text.chars().anyMatch(Character::isISOControl) ? Optional.<T>empty() : reading.apply(text);
        if (read.isEmpty()) wrong.put(name, "renewals.wrong." + name);
        return read;
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String text) {
        return Stream.of(all)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
