package dev.perennial.console.renewals;

import dev.perennial.listing.Ordering;
import dev.perennial.listing.Place;
import dev.perennial.listing.Search;
import dev.perennial.listing.Span;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.web.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which items are listed and in which order: all of it stands in the address, so a list can be kept, sent and come back
 * to.
 *
 * @param product its code; null for all
 * @param phase null for all but the released, which only their own filter shows
 * @param find part of an id or a name, whatever its capitals; empty for all
 * @param from the first day of a custom window; null without one
 * @param to its last day
 * @param place between which rows the page begins; null at the start
 */
public record Filter(
        Mode tab,
        @Nullable String product,
        @Nullable Phase phase,
        String find,
        Span window,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Ordering ordering,
        boolean descending,
        @Nullable Place place) {

    static final String PATH = "/renewals";

    static String tab(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** @param zone the account's */
    Search search(ZoneId zone, Instant now) {
        var range = window.range(from, to, zone, now);
        return new Search(tab, product, phase, find, range, ordering, descending, place);
    }

    /** Whether more than the tab is asked for. */
    public boolean isNarrowed() {
        return product != null || phase != null || !find.isEmpty() || window != Span.ANY;
    }

    /** This list with one thing changed, from its first page on. */
    public String address(String name, String value) {
        var changed = parameters();
        changed.put(name, value);
        return address(PATH, changed);
    }

    public String tabAddress(Mode mode) {
        return address("tab", tab(mode));
    }

    /** The tab with no filter. */
    public String cleared() {
        return PATH + "?tab=" + tab(tab);
    }

    /** Sorted by this column, and the other way round when it already is. */
    public String sortAddress(String column) {
        boolean again = ordering.parameter().equals(column) && !descending;
        return address("sort", (again ? "-" : "") + column);
    }

    /** How the column is sorted, for its head. */
    public @Nullable String sorted(String column) {
        return ordering.parameter().equals(column) ? (descending ? "descending" : "ascending") : null;
    }

    String at(Place place) {
        return address(place.before() ? "before" : "after", place.text());
    }

    public String csv() {
        return address(PATH + ".csv", parameters());
    }

    public String tabName() {
        return tab(tab);
    }

    public String windowName() {
        return window.parameter();
    }

    public String sort() {
        return (descending ? "-" : "") + ordering.parameter();
    }

    public boolean isSortedAsUsual() {
        return ordering == Ordering.EXPIRATION && !descending;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("tab", tab(tab));
        if (product != null) parameters.put("product", product);
        if (phase != null) parameters.put("phase", phase.name().toLowerCase(Locale.ROOT));
        parameters.put("find", find);
        parameters.put("window", window.parameter());
        if (window == Span.CUSTOM && from != null) parameters.put("from", from.toString());
        if (window == Span.CUSTOM && to != null) parameters.put("to", to.toString());
        parameters.put("sort", isSortedAsUsual() ? "" : sort());
        return parameters;
    }

    private static String address(String path, Map<String, String> parameters) {
        return path
                + parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "=" + Visit.query(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
