package dev.perennial.console.invoices;

import java.util.Optional;
import java.util.UUID;

/** Numbers of papers, titles and orders as they stand in addresses and forms. */
final class Ids {
    private Ids() {}

    /** Empty for what no number can be. */
    static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }
}
