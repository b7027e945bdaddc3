package dev.perennial.console.funds;

import java.util.Optional;
import java.util.UUID;

/** Numbers of orders and payments as they stand in addresses. */
final class Numbers {
    private Numbers() {}

    /** Empty for what no number can be. */
    static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }
}
