package dev.perennial.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All products, and who sells them, by code, as of one loading; it never changes. */
public record Catalog(Map<String, Product> products, Map<String, BillingEntity> entities) {

    public Catalog {
        products = Collections.unmodifiableMap(new TreeMap<>(products));
        entities = Collections.unmodifiableMap(new TreeMap<>(entities));
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

    /**
     * The billing entity of this code.
     *
     * @throws IllegalArgumentException when there is none; ask {@link #findEntity} of what came from outside
     */
    public BillingEntity entity(String code) {
        return findEntity(code)
                .orElseThrow(() -> new IllegalArgumentException("Indicates a bug: no billing entity " + code));
    }

    public Optional<BillingEntity> findEntity(String code) {
        return Optional.ofNullable(entities.get(code));
    }

    /** Who sells this product. */
    public BillingEntity seller(Product product) {
        return entity(product.selling().billingEntity());
    }
}
