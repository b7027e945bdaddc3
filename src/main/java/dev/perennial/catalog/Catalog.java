package dev.perennial.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All products by code, as of one loading; it never changes. */
public record Catalog(Map<String, Product> products) {

    public Catalog {
        products = Collections.unmodifiableMap(new TreeMap<>(products));
    }

    /**
     * The product of this code.
     *
     * @throws IllegalArgumentException when there is none; ask {@link #find} of what came from outside
     */
    public Product product(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("Indicates a bug: no product " + code));
    }

    public Optional<Product> find(String code) {
        return Optional.ofNullable(products.get(code));
    }
}
