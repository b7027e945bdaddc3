package dev.perennial.admin.money;

import java.util.Optional;
import java.util.UUID;

/** The numbers of orders and payouts as they stand in addresses. */
final class Numbers {
    private Numbers() {}

    static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()))
                    .filter(id -> id.toString().equals(text.strip()));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
