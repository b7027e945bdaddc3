package dev.perennial.admin.products;

import dev.perennial.product.ProductSystem;
import java.time.Duration;

/** How a product's system is to be reached, as it was typed. */
public record Form(String address, boolean enabled, String timeout, String atOnce, String patience, String revision) {
    static final Form NEW = new Form("", true, "10", "4", "60", "");

    static Form of(ProductSystem system) {
        return new Form(
                system.address().toString(),
                system.isEnabled(),
                String.valueOf(system.timeout().toSeconds()),
                String.valueOf(system.atOnce()),
                String.valueOf(system.patience().toMinutes()),
                String.valueOf(system.revision()));
    }

    ProductSystem.Wish wish() {
        return new ProductSystem.Wish(
                address,
                enabled,
                Duration.ofSeconds(number(timeout)),
                number(atOnce),
                Duration.ofMinutes(number(patience)));
    }

    int revisionNumber() {
        return number(revision);
    }

    /** What is no number is out of bounds. */
    private static int number(String typed) {
        return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : -1;
    }
}
