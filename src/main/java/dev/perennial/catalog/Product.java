package dev.perennial.catalog;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What is sold.
 *
 * @param code its name in code, API and files: {@code mail}
 * @param shortName how its customers call it, where the name is long: "DMS"
 * @param console the name of its own page: "DMS console"
 * @param category the kind of thing one item is: {@code item}, {@code mailbox}, {@code domain}
 * @param itemNoun one item in the words of the screens: "mailbox"
 */
public record Product(
        String code,
        Text name,
        Text shortName,
        Text console,
        String category,
        Text itemNoun,
        List<Edition> editions,
        List<Offer> offers,
        Policy policy,
        Selling selling) {

    public Product {
        editions = List.copyOf(editions);
        offers = List.copyOf(offers);
    }

    /**
     * The edition of this code.
     *
     * @throws IllegalArgumentException when there is none; ask {@link #hasEdition} of what came from outside
     */
    public Edition edition(String code) {
        return editions.stream()
                .filter(edition -> edition.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Indicates a bug: product " + this.code + " has no edition " + code));
    }

    public boolean hasEdition(String code) {
        return editions.stream().anyMatch(edition -> edition.code().equals(code));
    }

    /** Today's price of {@code period}; empty when it is not sold for that long or in that currency. */
    public Optional<Money> price(String edition, Period period, Currency currency) {
        return offers.stream()
                .filter(offer -> offer.edition().equals(edition)
                        && offer.period().equals(period)
                        && offer.price().currency().equals(currency))
                .map(Offer::price)
                .findFirst();
    }

    /** The periods an edition is sold for, shortest first; none for a free one. */
    public List<Period> periods(String edition) {
        return offers.stream()
                .filter(offer -> offer.edition().equals(edition))
                .map(Offer::period)
                .distinct()
                .sorted()
                .toList();
    }
}
