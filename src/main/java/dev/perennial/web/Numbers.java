package dev.perennial.web;

import java.util.Optional;
import java.util.UUID;

/** The numbers of orders, payments and papers as they stand in addresses and forms. */
public final class Numbers {
    private Numbers() {}

    /** Empty for what no number can be. */
    public static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }
}
