package dev.perennial.listing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** By what the list is sorted; items alike in it follow by their ids. */
public enum Ordering {
    EXPIRATION,
    NAME,
    PRODUCT,
    PRICE;

    /** As it stands in the address; with a hyphen before it, the other way round. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Ordering> read(String parameter) {
        var name = parameter.startsWith("-") ? parameter.substring(1) : parameter;
        return Stream.of(values())
                .filter(ordering -> ordering.parameter().equals(name))
                .findFirst();
    }
}
