package dev.perennial.listing;

import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What items are sorted by that their rows do not say: the catalog gives each kind of item its place, by the name or the
 * price people see.
 *
 * @param months how long an item is renewed for, 0 where that was never said; by name each kind stands for all lengths
 */
record Ranks(String[] products, String[] editions, Integer[] months, Long[] ranks) {
    /** What has no price, or is sold no more, comes last. */
    static final long LAST = 999_999_999_999_999_999L;

    private static final List<Kind> NONE = List.of();

    private record Kind(String product, String edition, int months, long rank) {}

    /** @param currency the account's */
    static Ranks of(Ordering ordering, Catalog catalog, Currency currency, Locale language) {
        return switch (ordering) {
            case PRICE -> of(byPrice(catalog, currency));
            case PRODUCT -> of(byName(catalog, language));
            case EXPIRATION, NAME -> of(NONE);
        };
    }

    private static List<Kind> byPrice(Catalog catalog, Currency currency) {
        var kinds = new ArrayList<Kind>();
        for (var product : catalog.products().values()) {
            for (var edition : product.editions()) {
                for (int months : months(product, edition.code())) {
                    shownPeriod(product, edition.code(), months == 0 ? null : new Period(months), currency)
                            .flatMap(period -> product.price(edition.code(), period, currency))
                            .ifPresent(price ->
                                    kinds.add(new Kind(product.code(), edition.code(), months, price.minor())));
                }
            }
        }
        return kinds;
    }

    private static List<Kind> byName(Catalog catalog, Locale language) {
        var kinds = new ArrayList<Kind>();
        var products = catalog.products().values().stream()
                .sorted(Comparator.comparing((Product product) -> product.name().in(language))
                        .thenComparing(Product::code))
                .toList();
        long rank = 0;
        for (var product : products) {
            for (var edition : product.editions()) {
                kinds.add(new Kind(product.code(), edition.code(), 0, rank++));
            }
        }
        return kinds;
    }

    /** The period whose price a list shows: what the item is renewed for, else the shortest that is sold. */
    static Optional<Period> shownPeriod(Product product, String edition, @Nullable Period own, Currency currency) {
        if (own != null) return Optional.of(own);
        return product.periods(edition).stream()
                .filter(period -> product.price(edition, period, currency).isPresent())
                .findFirst();
    }

    private static List<Integer> months(Product product, String edition) {
        var months = new ArrayList<Integer>(List.of(0));
        product.periods(edition).forEach(period -> months.add(period.months()));
        return months;
    }

    private static Ranks of(List<Kind> kinds) {
        return new Ranks(
                kinds.stream().map(Kind::product).toArray(String[]::new),
                kinds.stream().map(Kind::edition).toArray(String[]::new),
                kinds.stream().map(Kind::months).toArray(Integer[]::new),
                kinds.stream().map(Kind::rank).toArray(Long[]::new));
    }
}
